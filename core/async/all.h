// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoro/QCoroTask>

#include <vector>

namespace relaydeck::async {

/// Awaits every task, in order; all of them run meanwhile, since a task starts at once. Tasks must not throw:
/// they give a Result, so that all are awaited even when one failed.
template<typename T>
QCoro::Task<std::vector<T>> all(std::vector<QCoro::Task<T>> tasks)
{
    std::vector<T> results;
    results.reserve(tasks.size());
    for (QCoro::Task<T>& task : tasks) {
        T result = co_await task;
        results.push_back(std::move(result));
    }
    co_return results;
}

inline QCoro::Task<> all(std::vector<QCoro::Task<>> tasks)
{
    for (QCoro::Task<>& task : tasks)
        co_await task;
}

}  // namespace relaydeck::async
