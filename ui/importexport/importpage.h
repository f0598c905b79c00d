// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/importexport/importplanning.h"
#include "ui/mainwindow/page.h"
#include "ui/workspace/session.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ColumnMapping;
class ImportFault;
class ImportReview;
class ImportSourceView;
class PageHeader;

/// Imports connectors: source, what would change here, import as one step of undo. Files are read and
/// compared off the thread of the window.
class ImportPage : public Page {
    Q_OBJECT
public:
    static PageInfo place();
    explicit ImportPage(Session& session, QWidget* parent = nullptr);

    /// Empty: asks for the file.
    void openFile(const QString& path);

    QList<QWidget*> panes() const override;
    Files files() const override { return Files::TakenOnView; }
    void takeFile(const QString& path) override { openFile(path); }

Q_SIGNALS:
    /// A short word on what was done.
    void told(const QString& message);
    /// The connectors are here.
    void finished();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeBusy();
    ImportGround ground() const;
    void read(const ImportSource& source);
    void showPlan(const ImportPlan& plan);
    void showFault(const Error& error);
    void offerToSkip(const ImportPlan& plan);
    void chooseColumns();
    void leaveColumns();
    void planAgain();
    void importChosen();
    void onImported(const QList<store::Change>& changes);
    void backToSource();
    void updateButtons();

    Session& m_session;
    ImportPlanning m_planning;
    ImportSource m_source;
    bool m_again = false;  // the plan on view is compared anew
    bool m_skipAgreed = false;  // faulty lines of the source are left out
    ImportPlan m_offered;  // without the faulty lines
    QStringList m_headings;  // of the source, when it is a table
    PageHeader* m_header;
    QPushButton* m_other;
    QPushButton* m_chooseColumns;
    QPushButton* m_import;
    ImportFault* m_fault;
    QStackedWidget* m_content;
    ImportSourceView* m_sources;
    QLabel* m_busyText;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QWidget* m_busy;
    ColumnMapping* m_columns;
    ImportReview* m_review;
};

}  // namespace relaydeck::ui
