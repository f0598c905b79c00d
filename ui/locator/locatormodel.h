// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/locator/locatorindex.h"

#include <QtCore/QAbstractListModel>

namespace relaydeck::ui {

/// What the locator has found, best first.
class LocatorModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        DetailRole,
        SpansRole,  ///< QList<LocatorMatch::Span>
    };

    explicit LocatorModel(QObject* parent = nullptr);

    void setIndex(LocatorIndex index);
    void setText(const QString& text);
    const LocatorEntry& entry(int row) const { return m_index.entries().at(m_matches.at(row).entry); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void find();

    LocatorIndex m_index;
    QString m_text;
    QList<LocatorMatch> m_matches;
};

}  // namespace relaydeck::ui

Q_DECLARE_METATYPE(QList<relaydeck::ui::LocatorMatch::Span>)
