// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/deliverytext.h"
#include "core/partnertest/report.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace relaydeck::cli {

using decision::reasonText;
using decision::verdictText;
/// The 3 x 2 matrix, the cell of the modes in use marked.
QString matrixText(const decision::DeliveryMatrix& matrix, DaneMode dane, MtaStsMode sts);
/// What a test found: verdict, checks, findings with remedy.
QString reportText(const partnertest::PartnerReport& report, const decision::Delivery& delivery,
                   const QString& modesOf);
/// Rows of a table with columns as wide as their widest cell.
QString tableText(const QList<QStringList>& rows);

int exitCode(const decision::Delivery& delivery);
/// Of many: the highest of 4, 1, 3, in that order.
int worstExitCode(int a, int b);

}  // namespace relaydeck::cli
