// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

#include "ui/widgets/panel.h"

namespace relaydeck::gallery {

QWidget* evidenceSample()
{
    return new ui::Panel(ui::Ground::Window);
}

}  // namespace relaydeck::gallery
