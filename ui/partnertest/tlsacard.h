// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class EvidenceTable;
class FactGrid;

/// Every published TLSA record beside what each address of its mail server shows for it.
class TlsaCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit TlsaCard(QWidget* parent = nullptr);

    /// Sets the rows of a host off, by its place in the report; -1: none. Gives a cell of the first one.
    QWidget* markHost(int host);

protected:
    bool showReport() override;

private:
    void addHost(const partnertest::HostReport& host);
    void addComparisons(const QString& server, const QList<partnertest::TlsaComparison>& comparisons,
                        const std::optional<tls::DaneVerdict>& verdict);
    void addComparison(const QString& server, const partnertest::TlsaComparison& comparison,
                       const std::optional<tls::DaneVerdict>& verdict);
    void addAdvised(const partnertest::HostReport& host);
    void addUnasked(const QString& server, const dns::TlsaData& record, const QString& why);

    EvidenceTable* m_table;
    QLabel* m_advisedTitle;
    FactGrid* m_advised;
    bool m_advisedShown = false;
    QList<int> m_firstRows;  // of each host, and after the last one
};

}  // namespace relaydeck::ui
