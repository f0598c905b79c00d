// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helptopics.h"
#include "ui/help/helpwindow.h"

#include "tests/support/qttest.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTextBrowser>

using namespace relaydeck::ui;

class tst_Help : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTopicHasATitleAndAText();
    void everyPageOfTheResourcesIsListed();
    void everyLinkLeadsToATopic();
    void topicsAreFoundByWords();
    void aLinkIsFollowed();
    void theSearchNarrowsTheTopics();
};

void tst_Help::everyTopicHasATitleAndAText()
{
    for (const HelpTopic& topic : helpTopics()) {
        QVERIFY2(topic.text.startsWith(u"# "), qPrintable(topic.id));
        QVERIFY2(!topic.title.isEmpty() && topic.text.size() > 200, qPrintable(topic.id));
    }
}

void tst_Help::everyPageOfTheResourcesIsListed()
{
    const QStringList files = QDir(QStringLiteral(":/help")).entryList();
    QCOMPARE(files.size(), helpTopics().size());
    for (const QString& file : files)
        QVERIFY2(helpTopic(linkedTopic(QUrl(file))), qPrintable(file));
}

void tst_Help::everyLinkLeadsToATopic()
{
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]*)\\)"));
    int links = 0;
    for (const HelpTopic& topic : helpTopics()) {
        for (auto found = link.globalMatch(topic.text); found.hasNext(); ++links) {
            const QString target = found.next().captured(1);
            QVERIFY2(helpTopic(linkedTopic(QUrl(target))),
                     qPrintable(QStringLiteral("%1: %2").arg(topic.id, target)));
        }
    }
    QVERIFY(links > 10);
}

void tst_Help::topicsAreFoundByWords()
{
    QCOMPARE(findHelpTopics({}).size(), helpTopics().size());
    // The one that has the words in its title comes first, others speak of it.
    const QList<const HelpTopic*> found = findHelpTopics(QStringLiteral("mta-sts"));
    QCOMPARE(found.first()->id, QStringLiteral("mta-sts"));
    QVERIFY(found.size() > 2);
    QCOMPARE(findHelpTopics(QStringLiteral("dane nosuchword")).size(), 0);
}

void tst_Help::aLinkIsFollowed()
{
    HelpWindow window;
    window.showTopic(QStringLiteral("connectors"));
    QCOMPARE(window.currentTopic(), QStringLiteral("connectors"));
    auto* text = window.findChild<QTextBrowser*>();
    QVERIFY(text->toPlainText().contains(u"outbound connector"));
    Q_EMIT text->anchorClicked(QUrl(QStringLiteral("modes.md")));
    QCOMPARE(window.currentTopic(), QStringLiteral("modes"));
    // A link out of the help does nothing: the window has no business in the network.
    Q_EMIT text->anchorClicked(QUrl(QStringLiteral("https://example.com/x")));
    QCOMPARE(window.currentTopic(), QStringLiteral("modes"));
}

void tst_Help::theSearchNarrowsTheTopics()
{
    HelpWindow window;
    window.showTopic(QStringLiteral("keys"));
    const auto* topics = window.findChild<QListWidget*>();
    QCOMPARE(topics->count(), helpTopics().size());
    window.findChild<QLineEdit*>()->setText(QStringLiteral("DNSKEY nothing"));
    QCOMPARE(topics->count(), 0);
    QCOMPARE(window.currentTopic(), QStringLiteral("keys"));
    window.findChild<QLineEdit*>()->setText(QStringLiteral("trust anchor"));
    QVERIFY(topics->count() > 0 && topics->count() < helpTopics().size());
}

QTEST_MAIN(tst_Help)
#include "tst_help.moc"
