// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoro/QCoroTask>

#include <QtCore/QEventLoop>

#include <optional>

namespace relaydeck::async {

namespace detail {

template<typename T>
QCoro::Task<> deliver(QCoro::Task<T> task, std::optional<T>* result, QEventLoop* loop)
{
    T value = co_await task;
    result->emplace(std::move(value));
    loop->quit();
}

inline QCoro::Task<> deliverVoid(QCoro::Task<> task, bool* done, QEventLoop* loop)
{
    co_await task;
    *done = true;
    loop->quit();
}

}  // namespace detail

/// Runs the event loop until the task is done. For the command line and for tests only: never in a window.
template<typename T>
T runBlocking(QCoro::Task<T> task)
{
    QEventLoop loop;
    std::optional<T> result;
    const QCoro::Task<> delivery = detail::deliver(std::move(task), &result, &loop);
    if (!result)
        loop.exec();
    return std::move(*result);
}

inline void runBlocking(QCoro::Task<> task)
{
    QEventLoop loop;
    bool done = false;
    const QCoro::Task<> delivery = detail::deliverVoid(std::move(task), &done, &loop);
    if (!done)
        loop.exec();
}

}  // namespace relaydeck::async
