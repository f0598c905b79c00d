// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/goldenfile.h"

#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QtGlobal>

namespace relaydeck::test {

QString differsFromGolden(const QString& name, const QByteArray& actual)
{
    QFile file(QStringLiteral(RELAYDECK_TEST_DATA "/") + name);
    if (qEnvironmentVariableIntValue("RELAYDECK_UPDATE_GOLDEN") == 1) {
        const bool written = file.open(QIODevice::WriteOnly) && file.write(actual) == actual.size();
        return written ? QString() : QStringLiteral("cannot write %1").arg(file.fileName());
    }
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("cannot read %1").arg(file.fileName());
    const QList<QByteArray> expected = file.readAll().split('\n');
    const QList<QByteArray> lines = actual.split('\n');
    for (qsizetype i = 0; i < qMax(expected.size(), lines.size()); ++i) {
        if (expected.value(i) != lines.value(i) || i >= expected.size() || i >= lines.size())
            return QStringLiteral("%1, line %2: expected \"%3\", found \"%4\"")
                .arg(name)
                .arg(i + 1)
                .arg(QString::fromUtf8(expected.value(i)), QString::fromUtf8(lines.value(i)));
    }
    return {};
}

}  // namespace relaydeck::test
