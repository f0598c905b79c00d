// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helptopics.h"

#include <QtCore/QFile>

#include <algorithm>

namespace relaydeck::ui {

namespace {

const QString Ending = QStringLiteral(".md");

HelpTopic readTopic(const char* id)
{
    HelpTopic topic{.id = QString::fromLatin1(id), .title = {}, .text = {}};
    QFile file(QStringLiteral(":/help/%1.md").arg(topic.id));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "help", "a topic that is listed is among the resources");
    if (opened)
        topic.text = QString::fromUtf8(file.readAll());
    topic.title = topic.text.section(u'\n', 0, 0).mid(2);
    return topic;
}

bool containsAll(const QString& text, const QStringList& words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace

const QList<HelpTopic>& helpTopics()
{
    static const QList<HelpTopic> topics = [] {
        QList<HelpTopic> all;
        for (const char* id : {"connectors", "modes", "tests", "dane", "mta-sts", "tls-rpt", "simulation",
                               "import", "export", "activity", "settings", "environment", "filter", "keys"})
            all.append(readTopic(id));
        return all;
    }();
    return topics;
}

const HelpTopic* helpTopic(const QString& id)
{
    const QList<HelpTopic>& all = helpTopics();
    const auto found =
        std::find_if(all.cbegin(), all.cend(), [&id](const HelpTopic& topic) { return topic.id == id; });
    return found == all.cend() ? nullptr : &*found;
}

QList<const HelpTopic*> findHelpTopics(const QString& words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    QList<const HelpTopic*> byTitle;
    QList<const HelpTopic*> byText;
    for (const HelpTopic& topic : helpTopics()) {
        if (containsAll(topic.title, wanted))
            byTitle.append(&topic);
        else if (containsAll(topic.text, wanted))
            byText.append(&topic);
    }
    return byTitle + byText;
}

QString linkedTopic(const QUrl& link)
{
    const QString name = link.fileName();
    return name.endsWith(Ending) ? name.chopped(Ending.size()) : QString();
}

}  // namespace relaydeck::ui
