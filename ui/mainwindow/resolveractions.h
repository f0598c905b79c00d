// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// Choosing and checking the resolver that tests ask.
void addResolverActions(const WindowParts& parts);

/// Asks which resolver is to say what it knows of a domain too, and tests the domain with both.
void askOtherResolver(const WindowParts& parts, const QString& domain);

}  // namespace relaydeck::ui
