// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/partnerreports.h"
#include "ui/workspace/session.h"

namespace relaydeck::ui {

Result<void> Session::saveCopy(const QString& path)
{
    if (const Result<void> copied = m_store->copyTo(path); !copied)
        return copied;
    const QList<ReportShelf::Report> unsaved = m_reports.unsaved();
    if (unsaved.isEmpty() && m_unsavedSettings.isEmpty())
        return {};
    const Result<std::unique_ptr<store::Store>> copy = store::Store::open(path, store::Origin::Window);
    if (!copy)
        return copy.error();
    for (const ReportShelf::Report& report : unsaved) {
        const Result<QUuid> added =
            (*copy)->reports().add(store::storedReportOf(*report, store::Origin::Window));
        if (!added)
            return added.error();
    }
    for (auto setting = m_unsavedSettings.cbegin(); setting != m_unsavedSettings.cend(); ++setting) {
        const Result<void> written = (*copy)->workspace().setSetting(setting.key(), setting.value());
        if (!written)
            return written;
    }
    return {};
}

Result<void> Session::setSetting(const QString& key, const QString& value)
{
    Result<void> written = m_store->workspace().setSetting(key, value);
    if (written)
        m_unsavedSettings.remove(key);
    else
        m_unsavedSettings.insert(key, value);
    return written;
}

}  // namespace relaydeck::ui
