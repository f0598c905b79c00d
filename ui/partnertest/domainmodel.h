// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/carrier.h"
#include "ui/workspace/background.h"
#include "ui/workspace/session.h"
#include "ui/workspace/sparetime.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QSet>

namespace relaydeck::ui {

/// The domains that have been tested, are being tested, have been asked for, or that senders reported of:
/// those that need attention first, then the newest.
class DomainModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        DomainRole = Qt::UserRole,  ///< as DomainName::toString() has it
        VerdictRole,  ///< int of Verdict
        WordsRole,  ///< verdict and age
        AttentionRole,  ///< mail is stopped or at risk, or nothing is known
    };

    explicit DomainModel(Session* session, QObject* parent = nullptr);

    /// Also lists a domain without a report.
    void ask(const QString& domain) { ask(QStringList{domain}); }
    /// The same for many, which stand on top in this order until nothing is tested any more.
    void ask(const QStringList& domains);
    QStringList domains() const;
    /// Those whose last test did not show that mail passes, as far as reports have been read.
    QStringList failedDomains() const;
    int rowOf(const QString& domain) const;
    QString domainAt(int row) const { return m_rows.value(row).domain; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

public Q_SLOTS:
    void refresh();

private:
    struct Row {
        QString domain;
        QString name;  ///< as people read it
        Verdict verdict = Verdict::NotTested;
        bool testing = false;
        QDateTime testedAt;
        /// Not judged yet under the settings that hold for it now: to be sorted and counted by only.
        bool isProvisional = false;

        friend bool operator==(const Row&, const Row&) = default;
    };

    void followConnectors();
    void updateReport(const QString& domain);
    void arrange(QList<Row>& rows) const;
    void takeOver(const QList<Row>& rows);
    Row makeRow(const QString& domain) const;
    const Row& settled(qsizetype row) const;
    bool settleOne();
    void tellSettled();
    void settle(Row& row) const;
    void updateLive(const QString& domain);
    static QString words(const Row& row);

    Session* m_session;
    mutable QList<Row> m_rows;  // reports are read when their row is asked for
    std::shared_ptr<const Carriers> m_carriers;  // null while it is being made
    QSet<QString> m_asked;
    QHash<QString, int> m_order;  // of those asked for together, while tests run
    SpareTime m_reader;
    qsizetype m_read = 0;  // rows before this one are settled
    qsizetype m_told = 0;  // and those before this one were told of
    Background m_background;  // last: its worker must not outlive what it delivers to
};

}  // namespace relaydeck::ui
