// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
class QObject;
class QWidget;
QT_END_NAMESPACE

/// Pages of the gallery: the widgets put together as in the pictures that the look was drawn from.
namespace relaydeck::gallery {

enum SampleRole { SecondRole = Qt::UserRole + 1, VerdictRole, ReasonRole, DaneRole, StsRole, HistoryRole };

QAbstractItemModel* sampleModel(QObject* parent);
/// A partner whose keys match none of the TLSA records, with a valid MTA-STS policy.
decision::DeliveryMatrix mismatchMatrix();

QWidget* overviewSample();
QWidget* controlsSample();
QWidget* evidenceSample();

}  // namespace relaydeck::gallery
