// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "ui/workspace/testruns.h"

#include <QtCore/QElapsedTimer>

namespace relaydeck::ui {

/// Notes in the record of activity what was tested together, as soon as nothing runs any more.
class TestLog : public QObject {
    Q_OBJECT
public:
    TestLog(TestRuns& runs, store::Store& store, QObject* parent = nullptr);

Q_SIGNALS:
    void noted();

private:
    void finish();

    TestRuns& m_runs;
    store::Store& m_store;
    store::TestRunRecord m_record;
    QElapsedTimer m_timer;
};

}  // namespace relaydeck::ui
