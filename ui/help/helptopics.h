// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

/// What F1 opens: one page of explanation for each subject, shipped with the program (resources/help,
/// Markdown).
namespace relaydeck::ui {

struct HelpTopic {
    QString id;  ///< `modes`, the name of the file without its ending
    QString title;
    QString text;  ///< Markdown
};

/// In the order in which they are listed. Read once.
const QList<HelpTopic>& helpTopics();

/// Null: there is no such topic.
const HelpTopic* helpTopic(const QString& id);

/// Topics in which each of these words occurs, those with the words in their title first. No words: all.
QList<const HelpTopic*> findHelpTopics(const QString& words);

/// The topic that a link of a topic leads to ("mta-sts.md"); empty: it leads elsewhere.
QString linkedTopic(const QUrl& link);

}  // namespace relaydeck::ui
