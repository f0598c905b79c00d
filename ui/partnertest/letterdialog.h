// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/partnerletter.h"
#include "ui/partnertest/evidencecard.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// A text for the one at the partner's who has to act: to read, change, copy, save, or take into the mail
/// program. Nothing is sent from here.
class LetterDialog : public QDialog {
    Q_OBJECT
public:
    /// The report has somebody to write to.
    explicit LetterDialog(const ReportPointer& report, QWidget* parent = nullptr);

    /// What stands in the window now.
    documents::PartnerLetter letter() const;

Q_SIGNALS:
    /// A text is to be written to a file that the person chooses.
    void saveRequested(const QString& suggestedName, const QByteArray& content);
    /// To be opened with what the system has for it.
    void mailRequested(const QUrl& url);

private:
    void showLetter();

    ReportPointer m_report;
    documents::PartnerLetter m_letter;
    QComboBox* m_party;
    QComboBox* m_recipient;
    QLabel* m_subject;
    QPlainTextEdit* m_text;
};

}  // namespace relaydeck::ui
