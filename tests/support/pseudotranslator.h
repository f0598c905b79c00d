// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTranslator>

namespace relaydeck::test {

/// Makes every sentence 40 percent longer and puts it in brackets, as a language with long words would: what
/// is cut off on screen lacks its last bracket.
class PseudoTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;

    QString translate(const char* context, const char* source, const char* disambiguation,
                      int n) const override;
    bool isEmpty() const override { return false; }
};

}  // namespace relaydeck::test
