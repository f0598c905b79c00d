// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ElidingLabel;
class VerdictGlyph;

/// The bottom of the window: what runs, how far it is, how to stop it; warnings, when things were saved,
/// undo.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget* parent = nullptr);

    /// Shows a running job; `total` 0 means not known yet.
    void showJob(const QString& title, int done, int total, const QString& detail);
    /// Nothing runs.
    void clearJob();
    /// Something runs and can be canceled.
    bool showsJob() const;
    /// A short word after something has ended ("9 of 12 tested, 2 could not be").
    void showMessage(const QString& message);

    void setWarnings(int count);
    void setSavedText(const QString& text);
    /// Empty text hides it; the tool tip names what would be undone.
    void setUndo(const QString& text, const QString& toolTip = {});

Q_SIGNALS:
    void cancelRequested();
    void warningsRequested();
    void undoRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    VerdictGlyph* m_arc;
    QLabel* m_title;
    QProgressBar* m_bar;
    ElidingLabel* m_detail;
    QPushButton* m_cancel;
    QPushButton* m_warnings;
    QLabel* m_saved;
    QPushButton* m_undo;
};

}  // namespace relaydeck::ui
