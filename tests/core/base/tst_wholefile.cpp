// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wholefile.h"

#include "tests/support/qttest.h"

#include <QtCore/QBuffer>
#include <QtCore/QTemporaryDir>

using namespace relaydeck;

class TestWholeFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadUpToTheLimit_data();
    void isReadUpToTheLimit();
    void whatIsNoFileIsTold();
    void aDeviceHasAName();
};

void TestWholeFile::isReadUpToTheLimit_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("taken");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("as much as may be") << QByteArray("12345678") << true;
    QTest::newRow("one octet more") << QByteArray("123456789") << false;
}

void TestWholeFile::isReadUpToTheLimit()
{
    QFETCH(const QByteArray, content);
    QFETCH(const bool, taken);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_qs);
    QVERIFY(writeWholeFile(path, content).ok());
    const Result<QByteArray> read = readWholeFile(path, 8);
    QCOMPARE(read.ok(), taken);
    if (taken) {
        QCOMPARE(*read, content);
    } else {
        QVERIFY(read.error().code == ErrorCode::LimitExceeded);
        QVERIFY2(read.error().detail.contains(path), qPrintable(read.error().detail));
    }
}

void TestWholeFile::whatIsNoFileIsTold()
{
    const QTemporaryDir folder;
    for (const QString& path : {folder.filePath(u"none"_qs), folder.path()}) {
        const Result<QByteArray> read = readWholeFile(path, 8);
        QVERIFY(!read.ok());
        QVERIFY(read.error().code == ErrorCode::FileUnreadable);
        QVERIFY2(read.error().detail.startsWith(path), qPrintable(read.error().detail));
    }
}

void TestWholeFile::aDeviceHasAName()
{
    QByteArray content("123456789");
    QBuffer device(&content);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const Result<QByteArray> read = readWhole(device, u"Standard input"_qs, 8);
    QVERIFY(!read.ok());
    QVERIFY(read.error().detail.startsWith(u"Standard input"));
}

QTEST_GUILESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
