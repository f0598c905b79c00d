// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/jsonrepeats.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

namespace relaydeck::importers {

namespace {

/// What stands between the quotation marks, without escapes.
QString decoded(QByteArrayView text)
{
    if (!text.contains('\\'))
        return QString::fromUtf8(text);
    return QJsonDocument::fromJson("[\"" + text.toByteArray() + "\"]").array().at(0).toString();
}

/// Behind the quotation mark that ends the string which begins at `open`.
qsizetype endOfString(const QByteArray& text, qsizetype open)
{
    qsizetype at = open + 1;
    while (at < text.size() && text.at(at) != '"')
        at += text.at(at) == '\\' ? 2 : 1;
    return at + 1;
}

}  // namespace

std::optional<JsonRepeat> jsonRepeat(const QByteArray& text, int depth)
{
    QSet<QString> names;
    qsizetype object = -1;
    int open = 0;
    bool inObject = false;  // at the depth, in an object and not in a list
    bool nameFollows = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        switch (text.at(at)) {
        case '{':
        case '[':
            if (++open != depth)
                break;
            inObject = text.at(at) == '{';
            nameFollows = inObject;
            object += inObject ? 1 : 0;
            names.clear();
            break;
        case '}':
        case ']':
            --open;
            break;
        case ',':
            nameFollows = inObject && open == depth;
            break;
        case '"': {
            const qsizetype end = endOfString(text, at);
            if (nameFollows && open == depth) {
                const QString name = decoded(QByteArrayView(text).sliced(at + 1, end - at - 2));
                if (names.contains(name))
                    return JsonRepeat{.object = object, .name = name};
                names.insert(name);
                nameFollows = false;
            }
            at = end - 1;
            break;
        }
        default:
            break;
        }
    }
    return std::nullopt;
}

}  // namespace relaydeck::importers
