// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/relaydeckstyle.h"
#include "ui/style/roles.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QtCore/QDirIterator>
#include <QtSvg/QSvgRenderer>
#include <QtTest/QtTest>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTreeWidget>

#include <memory>

using namespace relaydeck::ui;

namespace {

/// One of each standard control.
std::unique_ptr<QWidget> sampleWindow()
{
    auto window = std::make_unique<QWidget>();
    auto* layout = new QVBoxLayout(window.get());
    auto* label = new QLabel(QStringLiteral("Second line"));
    setTextRole(label, TextRole::Secondary);
    layout->addWidget(label);
    layout->addWidget(new QLineEdit(QStringLiteral("nordbank.example")));
    auto* primary = new QPushButton(Icons::get(u"plus"), QStringLiteral("New connector"));
    setButtonKind(primary, ButtonKind::Primary);
    layout->addWidget(primary);
    layout->addWidget(new QPushButton(Icons::get(u"play"), QStringLiteral("Test all")));
    auto* check = new QCheckBox(QStringLiteral("Checked"));
    check->setChecked(true);
    layout->addWidget(check);
    auto* combo = new QComboBox;
    combo->addItem(QStringLiteral("Opportunistic"));
    layout->addWidget(combo);
    layout->addWidget(new QSpinBox);
    auto* tabs = new QTabBar;
    tabs->addTab(QStringLiteral("Overview"));
    tabs->addTab(QStringLiteral("Evidence"));
    layout->addWidget(tabs);
    auto* bar = new QProgressBar;
    bar->setValue(40);
    layout->addWidget(bar);
    auto* tree = new QTreeWidget;
    tree->setHeaderLabels({QStringLiteral("Name")});
    new QTreeWidgetItem(tree, {QStringLiteral("example.")});
    tree->setCurrentItem(tree->topLevelItem(0));
    layout->addWidget(tree);
    window->resize(320, 480);
    return window;
}

QImage picture(QWidget& widget)
{
    return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void liveSwitchLeavesNothingBehind();
    void systemChoiceFollowsThePlatform();
    void changedIsTold();
    void controlHeights_data();
    void controlHeights();
    void fontFactorsFollowTheBaseFont();
    void everyIconRenders();
    void iconsFollowState();
    void everyControlIsDrawnWithoutStyleSheets();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestTheme::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->install();
    m_theme->setChoice(ThemeChoice::Light);
}

void TestTheme::liveSwitchLeavesNothingBehind()
{
    m_theme->setChoice(ThemeChoice::Dark);
    const std::unique_ptr<QWidget> fresh = sampleWindow();
    const QImage expected = picture(*fresh);

    m_theme->setChoice(ThemeChoice::Light);
    const std::unique_ptr<QWidget> switched = sampleWindow();
    const QImage light = picture(*switched);
    m_theme->setChoice(ThemeChoice::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(picture(*switched), expected);
    QVERIFY(light != expected);

    m_theme->setContrast(ContrastChoice::High);
    const std::unique_ptr<QWidget> contrasting = sampleWindow();
    QCoreApplication::processEvents();
    QCOMPARE(picture(*switched), picture(*contrasting));
    QVERIFY(picture(*switched) != expected);

    m_theme->setContrast(ContrastChoice::Standard);
    m_theme->setChoice(ThemeChoice::Light);
    QCoreApplication::processEvents();
    QCOMPARE(picture(*switched), light);
}

void TestTheme::systemChoiceFollowsThePlatform()
{
    // Offscreen there is neither a portal nor a dark platform.
    Theme theme;
    theme.install();
    theme.setChoice(ThemeChoice::System);
    QCOMPARE(theme.isDark(), false);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(theme.isDark(), true);
    QCOMPARE(tokensFor(QApplication::palette()).dark, true);
}

void TestTheme::changedIsTold()
{
    QSignalSpy spy(m_theme.get(), &Theme::changed);
    m_theme->setChoice(ThemeChoice::Dark);
    QCOMPARE(spy.size(), 1);
}

void TestTheme::controlHeights_data()
{
    QTest::addColumn<QWidget*>("widget");
    QTest::addColumn<int>("height");
    QTest::newRow("button") << static_cast<QWidget*>(new QPushButton(QStringLiteral("Test"))) << 32;
    QTest::newRow("field") << static_cast<QWidget*>(new QLineEdit) << 32;
    QTest::newRow("combo box") << static_cast<QWidget*>(new QComboBox) << 32;
    QTest::newRow("spin box") << static_cast<QWidget*>(new QSpinBox) << 32;
    auto* small = new QPushButton(QStringLiteral("Test"));
    setSmall(small);
    QTest::newRow("small button") << static_cast<QWidget*>(small) << 26;
}

void TestTheme::controlHeights()
{
    QFETCH(QWidget*, widget);
    const std::unique_ptr<QWidget> owned(widget);
    QTEST(owned->sizeHint().height(), "height");
}

void TestTheme::fontFactorsFollowTheBaseFont()
{
    QLabel label;
    setTextRole(&label, TextRole::PageTitle);
    QCOMPARE(label.font().pointSizeF(), QApplication::font().pointSizeF() * 1.42);
    m_theme->setFont({}, 18);
    QCOMPARE(label.font().pointSizeF(), 18 * 1.42);
    m_theme->setFont({});
    QCOMPARE(label.font().weight(), QFont::DemiBold);
}

void TestTheme::everyIconRenders()
{
    QDirIterator files(QStringLiteral(":/icons"), {QStringLiteral("*.svg")}, QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        QSvgRenderer renderer(path);
        QVERIFY2(renderer.isValid(), qPrintable(path));
        QCOMPARE(renderer.viewBoxF(), QRectF(0, 0, 24, 24));
        const QImage image =
            Icons::pixmap(files.fileInfo().completeBaseName(), {24, 24}, 2, Qt::red).toImage();
        QCOMPARE(image.size(), QSize(48, 48));
        int inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (const QColor color = image.pixelColor(x, y); color.alpha() > 0) {
                    ++inked;
                    QCOMPARE(color.green(), 0);
                }
            }
        }
        QVERIFY2(inked > 20, qPrintable(path));
        ++count;
    }
    QVERIFY(count >= 40);
    QVERIFY(!Icons::application().isNull());
}

void TestTheme::iconsFollowState()
{
    const QIcon icon = Icons::get(u"stop");
    const auto hasColor = [&icon](QIcon::Mode mode, QIcon::State state, const QColor& color) {
        const QImage image = icon.pixmap(QSize(96, 96), 1.0, mode, state).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(hasColor(QIcon::Normal, QIcon::Off, lightTokens().text2));
    QVERIFY(hasColor(QIcon::Normal, QIcon::On, lightTokens().accent));
    QVERIFY(hasColor(QIcon::Disabled, QIcon::Off, lightTokens().off));
    m_theme->setChoice(ThemeChoice::Dark);
    QVERIFY(hasColor(QIcon::Normal, QIcon::Off, darkTokens().text2));
}

void TestTheme::everyControlIsDrawnWithoutStyleSheets()
{
    QVERIFY(qApp->styleSheet().isEmpty());
    QVERIFY(qobject_cast<RelaydeckStyle*>(QApplication::style()));
    const std::unique_ptr<QWidget> window = sampleWindow();
    const QImage image = picture(*window);
    // The primary button shows the accent.
    bool found = false;
    for (int y = 0; y < image.height() && !found; ++y)
        found = image.pixelColor(160, y) == lightTokens().accent
            || image.pixelColor(20, y) == lightTokens().accent;
    QVERIFY(found);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
