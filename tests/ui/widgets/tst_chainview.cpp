// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"
#include "ui/widgets/chainview.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace relaydeck::ui;

namespace {

ChainNode node(const QString& title, ChainState state = ChainState::Verified)
{
    return {ChainShape::Key, title, {}, state, ChainState::Verified};
}

Chain chainOf(int zones)
{
    Chain chain;
    for (int zone = 0; zone < zones; ++zone) {
        const QString name = QStringLiteral("zone%1").arg(zone);
        chain.boxes << ChainBox{name, Verdict::DeliveredDane, {node(name + u'a'), node(name + u'b')}, {}};
        if (zone > 0)
            chain.links << ChainLink{zone - 1, 1, 0, ChainState::Verified};
    }
    return chain;
}

}  // namespace

class TestChainView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void firstFault();
    void foldsTheMiddle();
    void neverFoldsAFault();
    void modelIsSound();
    void walks();
    void walksMirrored();
    void goesOnInTheNextLine();
    void wrapsMirrored();
    void speaks();
    void exactlyOneFilled();

private:
    Theme m_theme;
};

void TestChainView::firstFault()
{
    Chain chain = chainOf(3);
    QVERIFY(!firstFailing(chain));
    chain.boxes[1].nodes[0].state = ChainState::Absent;
    QCOMPARE(firstFailing(chain), (ChainPlace{1, 0}));
    // What is broken stops mail; what is proven absent does not.
    chain.boxes[2].nodes[1].state = ChainState::Broken;
    QCOMPARE(firstFailing(chain), (ChainPlace{2, 1}));
}

void TestChainView::foldsTheMiddle()
{
    QCOMPARE(folded(chainOf(6)), chainOf(6));
    const Chain chain = folded(chainOf(9));
    QCOMPARE(chain.boxes.size(), 6);
    QCOMPARE(chain.boxes.at(2).title, QStringLiteral("+4 zones"));
    QCOMPARE(chain.boxes.at(1).title, QStringLiteral("zone1"));
    QCOMPARE(chain.boxes.at(3).title, QStringLiteral("zone6"));
    QCOMPARE(chain.links.size(), 5);
    for (const ChainLink& link : chain.links) {
        QVERIFY(link.fromNode < chain.boxes.at(link.fromBox).nodes.size());
        QVERIFY(link.toNode < chain.boxes.at(link.fromBox + 1).nodes.size());
    }
}

void TestChainView::neverFoldsAFault()
{
    Chain chain = chainOf(9);
    chain.boxes[3].nodes[0].state = ChainState::Broken;
    QCOMPARE(folded(chain), chain);
}

void TestChainView::modelIsSound()
{
    ChainModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChain(chainOf(3));
    QCOMPARE(model.rowCount(), 6);
    model.setChain({});
    QCOMPARE(model.rowCount(), 0);
}

void TestChainView::walks()
{
    ChainView view;
    view.setChain(chainOf(3));
    view.resize(800, 300);
    view.show();
    QSignalSpy spy(&view, &ChainView::nodeChosen);
    const auto press = [&view, &spy](Qt::Key key) {
        QTest::keyClick(&view, key);
        return std::pair(spy.last().at(0).toInt(), spy.last().at(1).toInt());
    };
    QCOMPARE(press(Qt::Key_Right), std::pair(0, 0));
    QCOMPARE(press(Qt::Key_Right), std::pair(1, 0));
    QCOMPARE(press(Qt::Key_Down), std::pair(1, 1));
    QCOMPARE(press(Qt::Key_Right), std::pair(2, 1));
    QCOMPARE(press(Qt::Key_Left), std::pair(1, 1));
    QCOMPARE(press(Qt::Key_Up), std::pair(1, 0));
    QCOMPARE(press(Qt::Key_End), std::pair(2, 1));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      view.visualRect(view.model()->index(0, 0)).center());
    QCOMPARE(spy.last().at(0).toInt(), 0);
}

void TestChainView::walksMirrored()
{
    ChainView view;
    view.setLayoutDirection(Qt::RightToLeft);
    view.setChain(chainOf(2));
    view.resize(800, 300);
    view.show();
    QVERIFY(view.visualRect(view.model()->index(0, 0)).left()
            > view.visualRect(view.model()->index(2, 0)).left());
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.currentIndex().row(), 2);
}

void TestChainView::goesOnInTheNextLine()
{
    ChainView view;
    view.setChain(chainOf(4));
    view.resize(360, 700);
    view.show();
    const int twoLines = view.sizeHint().height();
    QCOMPARE(view.minimumSizeHint().height(), view.sizeHint().height());
    const QRect first = view.visualRect(view.model()->index(0, 0));
    const QRect second = view.visualRect(view.model()->index(2, 0));
    const QRect third = view.visualRect(view.model()->index(4, 0));
    QCOMPARE(first.top(), second.top());
    QVERIFY(third.top() > first.bottom());
    QCOMPARE(third.left(), first.left());
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        const QRect node = view.visualRect(view.model()->index(row, 0));
        QVERIFY(view.viewport()->rect().contains(node));
        QCOMPARE(view.indexAt(node.center()).row(), row);
    }
    view.resize(900, 700);
    QVERIFY(2 * view.sizeHint().height() <= twoLines);
    QCOMPARE(view.visualRect(view.model()->index(4, 0)).top(), first.top());
}

void TestChainView::wrapsMirrored()
{
    ChainView view;
    view.setLayoutDirection(Qt::RightToLeft);
    view.setChain(chainOf(4));
    view.resize(360, 700);
    view.show();
    const QRect first = view.visualRect(view.model()->index(0, 0));
    const QRect third = view.visualRect(view.model()->index(4, 0));
    QVERIFY(first.left() > view.visualRect(view.model()->index(2, 0)).left());
    QCOMPARE(third.left(), first.left());
    for (int row = 0; row < view.model()->rowCount(); ++row)
        QVERIFY(view.viewport()->rect().contains(view.visualRect(view.model()->index(row, 0))));
}

void TestChainView::speaks()
{
    Chain chain = chainOf(1);
    chain.boxes[0].nodes[1].state = ChainState::Broken;
    ChainView view;
    view.setChain(chain);
    QVERIFY(
        view.model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("broken")));
    QCOMPARE(view.accessibleDescription(), QStringLiteral("zone0: zone0a: verified; zone0b: broken"));
}

void TestChainView::exactlyOneFilled()
{
    Chain chain = chainOf(2);
    chain.boxes[0].nodes[1].state = ChainState::Broken;
    chain.boxes[1].nodes[1].state = ChainState::Broken;
    ChainView view;
    view.setChain(chain);
    view.resize(800, 300);
    view.show();
    const QImage image = view.grab().toImage();
    const QColor fill = tokensFor(view.palette()).tone(Tone::Negative).fill;
    const QColor plain = tokensFor(view.palette()).surface;
    const auto groundOf = [&](int row) {
        const QRect rect = view.visualRect(view.model()->index(row, 0));
        return image.pixelColor(rect.left() + 16, rect.center().y());
    };
    QCOMPARE(groundOf(1), fill);
    QCOMPARE(groundOf(3), plain);
}

QTEST_MAIN(TestChainView)
#include "tst_chainview.moc"
