// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pch.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
