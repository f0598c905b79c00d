// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/testengine.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Tries a network profile without any partner, and says in a sentence what it is good for.
class ProfileTest : public QWidget {
    Q_OBJECT
public:
    explicit ProfileTest(QWidget* parent = nullptr);

    void start(const NetworkProfile& profile);
    /// What was said belongs to another profile.
    void clear();

Q_SIGNALS:
    /// With the sentence that is on view now.
    void finished(const QString& sentence);

private:
    void showResult(const QList<partnertest::ResolverFitness>& resolvers);
    void say(const QString& sentence);
    void clearRows();

    partnertest::TestEngine m_engine;
    QLabel* m_sentence;
    QVBoxLayout* m_rows;
    bool m_wanted = false;  // nobody has turned to another profile meanwhile
};

}  // namespace relaydeck::ui
