// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/tenantdifference.h"

#include "ui/connectoreditor/fieldwords.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::TenantDifference)
};

}  // namespace

TenantDifference tenantDifference(const store::StoredConnector& stored)
{
    if (!stored.imported)
        return {.kind = TenantDifference::Kind::New, .fields = {}};
    const QList<ConnectorField> fields = changedFields(*stored.imported, stored.connector);
    return {.kind = fields.isEmpty() ? TenantDifference::Kind::None : TenantDifference::Kind::Changed,
            .fields = fields};
}

QString differenceWord(const TenantDifference& difference)
{
    switch (difference.kind) {
    case TenantDifference::Kind::None:
        return {};
    case TenantDifference::Kind::Changed:
        return Words::tr("changed");
    case TenantDifference::Kind::New:
        return Words::tr("new");
    }
    Q_UNREACHABLE();
}

QString differenceSentence(const TenantDifference& difference)
{
    switch (difference.kind) {
    case TenantDifference::Kind::None:
        return {};
    case TenantDifference::Kind::Changed: {
        QStringList titles;
        for (const ConnectorField field : difference.fields)
            titles.append(fieldTitle(field));
        return Words::tr("Differs from the tenant's last import: %1").arg(titles.join(QStringLiteral(", ")));
    }
    case TenantDifference::Kind::New:
        return Words::tr("Not in the tenant's last import: made here");
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::ui
