// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QListWidget;
class QTextBrowser;
QT_END_NAMESPACE

namespace relaydeck::ui {

class SearchField;

/// A window beside the others: the topics at the left, found by their words, and the one that is read.
class HelpWindow : public QWidget {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent = nullptr);

    /// An unknown id shows the first topic.
    void showTopic(const QString& id);
    QString currentTopic() const;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void listTopics();
    void read(const QString& id);
    void openLink(const QUrl& link);

    SearchField* m_search;
    QListWidget* m_topics;
    QTextBrowser* m_text;
    QString m_shown;
};

}  // namespace relaydeck::ui
