// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/testengine.h"

#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Tries a network profile and says in sentences what it is good for: its resolvers, this computer's clock,
/// and whether mail goes out. Only the mail servers of a domain that was named are asked.
class ProfileTest : public QWidget {
    Q_OBJECT
public:
    explicit ProfileTest(QWidget* parent = nullptr);
    ~ProfileTest() override;

    void start(const NetworkProfile& profile);
    bool isRunning() const { return m_engine != nullptr; }
    /// Ends a trial, and takes away what was said: it belongs to another profile.
    void clear();
    /// Whose mail servers are asked, unless another one is named.
    void setDomain(const QString& domain);

Q_SIGNALS:
    /// start() is wanted for the profile on view.
    void startRequested();
    /// With the sentence that is on view now.
    void finished(const QString& sentence);

private:
    void onButton();
    void end();
    void showWhatIsKnown();
    void say(const QString& sentence);
    void clearRows();

    QLineEdit* m_domain;
    QPushButton* m_button;
    QLabel* m_sentence;
    QVBoxLayout* m_rows;
    std::unique_ptr<partnertest::TestEngine> m_engine;  // one for each trial; null: none goes on
    quint16 m_port = 25;
    bool m_named = false;  // mail servers are asked too
    std::optional<QList<partnertest::ResolverFitness>> m_resolvers;
    std::optional<partnertest::PartnerReport> m_report;
};

}  // namespace relaydeck::ui
