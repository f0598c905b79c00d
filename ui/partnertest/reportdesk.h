// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"
#include "ui/workspace/session.h"

namespace relaydeck::ui {

/// What can be done with a report on view, each in a dialog of its own: compare, save, write to the partner,
/// judge again, show in a window beside.
class ReportDesk : public QObject {
    Q_OBJECT
public:
    /// `window`: parent of the dialogs.
    ReportDesk(Session* session, QWidget* window);

    void compare(const QString& domain);
    void save(const ReportPointer& report, const Carrier& carrier);
    void write(const ReportPointer& report);
    void judgeAgain(const ReportPointer& report);
    void showBeside(const ReportPointer& report, const Carrier& carrier);

Q_SIGNALS:
    /// What could not be done, and why. Nothing was changed.
    void failed(const QString& title, const QString& text);
    void saved();
    void judged(const relaydeck::partnertest::PartnerReport& report);

private:
    void saveText(const QString& name, const QByteArray& content);
    void tell(const Result<void>& written);

    Session* m_session;
    QWidget* m_window;
};

}  // namespace relaydeck::ui
