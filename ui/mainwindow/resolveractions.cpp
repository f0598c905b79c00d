// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/resolveractions.h"

#include "ui/mainwindow/resolvercheckdialog.h"
#include "ui/mainwindow/resolverdialog.h"
#include "ui/widgets/progressstrip.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct ResolverActions {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ResolverActions)
};

ResolverDialog* openDialog(const WindowParts& parts, ResolverDialog::Purpose purpose)
{
    auto* dialog = new ResolverDialog(purpose, &parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void chooseResolver(const WindowParts& parts)
{
    const ResolverDialog* dialog = openDialog(parts, ResolverDialog::Purpose::FromNowOn);
    QObject::connect(dialog, &QDialog::accepted, &parts.window, [parts, dialog] {
        const Upstream upstream = dialog->upstream();
        parts.session.useResolver(upstream);
        parts.strip.showMessage(
            ResolverActions::tr("%1 is asked from now on").arg(upstream.address.toString()));
    });
}

void checkResolver(const WindowParts& parts)
{
    auto* dialog = new ResolverCheckDialog(parts.session, &parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ResolverCheckDialog::otherResolverWanted, &parts.window,
                     [parts] { chooseResolver(parts); });
    dialog->open();
}

}  // namespace

void addResolverActions(const WindowParts& parts)
{
    parts.on(ActionId::ChooseResolver, &parts.window, [parts] { chooseResolver(parts); });
    parts.on(ActionId::CheckResolver, &parts.window, [parts] { checkResolver(parts); });
}

void askOtherResolver(const WindowParts& parts, const QString& domain)
{
    const ResolverDialog* dialog = openDialog(parts, ResolverDialog::Purpose::SecondOpinion);
    QObject::connect(dialog, &QDialog::accepted, &parts.window, [parts, dialog, domain] {
        parts.session.testWithSecondOpinion(
            domain, {.of = partnertest::SecondOpinionRequest::Of::Resolver, .resolver = dialog->upstream()});
    });
}

}  // namespace relaydeck::ui
