// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What was said with a mail server, line by line with times; as plain text, whatever the server says.
class DialogueCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit DialogueCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    void showEndpoint(int index);

    QComboBox* m_endpoints;
    QPlainTextEdit* m_transcript;
};

}  // namespace relaydeck::ui
