// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/mail.h"

#include "core/base/plaintext.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include <gmime/gmime.h>

namespace relaydeck::tlsrpt {

namespace {

constexpr qsizetype MaxName = 200;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template<typename T>
using Owned = std::unique_ptr<T, Unref>;

/// For strings that GLib hands over.
struct Free {
    void operator()(void* memory) const { g_free(memory); }
};

/// The object as one of its type; null when it is of another.
template<typename T>
T* as(GMimeObject* object, GType type)
{
    auto* instance = reinterpret_cast<GTypeInstance*>(object);
    return g_type_check_instance_is_a(instance, type) != FALSE ? reinterpret_cast<T*>(object) : nullptr;
}

QByteArray decoded(GMimePart* part)
{
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* octets =
        g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(stream.get()));
    return {reinterpret_cast<const char*>(octets->data), static_cast<qsizetype>(octets->len)};
}

MailPart partOf(GMimePart* part)
{
    MailPart result;
    GMimeContentType* type = g_mime_object_get_content_type(reinterpret_cast<GMimeObject*>(part));
    if (type) {
        const std::unique_ptr<char, Free> name(g_mime_content_type_get_mime_type(type));
        result.type = plainText(QByteArray(name.get()), MaxName).toLower();
    }
    result.fileName = plainText(QByteArray(g_mime_part_get_filename(part)), MaxName);
    result.content = decoded(part);
    return result;
}

/// What is inside a part, last first; empty for a leaf.
std::vector<GMimeObject*> inside(GMimeObject* object)
{
    std::vector<GMimeObject*> parts;
    if (auto* multipart = as<GMimeMultipart>(object, g_mime_multipart_get_type())) {
        for (int i = std::min(g_mime_multipart_get_count(multipart), MaxMailParts) - 1; i >= 0; --i)
            parts.push_back(g_mime_multipart_get_part(multipart, i));
    } else if (auto* attached = as<GMimeMessagePart>(object, g_mime_message_part_get_type())) {
        if (GMimeMessage* message = g_mime_message_part_get_message(attached))
            parts.push_back(g_mime_message_get_mime_part(message));
    }
    std::erase(parts, nullptr);
    return parts;
}

}  // namespace

bool looksLikeMail(const QByteArray& octets)
{
    const QByteArray line = octets.left(1000).trimmed().split('\n').constFirst();
    if (line.startsWith("From "))
        return true;
    const qsizetype colon = line.indexOf(':');
    if (colon < 1)
        return false;
    // RFC 5322 3.6.8: the name of a field is printable ASCII without the colon.
    return std::ranges::all_of(line.first(colon), [](char c) { return c > ' ' && c < '\x7f'; });
}

Result<QList<MailPart>> partsOfMail(const QByteArray& mail)
{
    static std::once_flag initialised;
    std::call_once(initialised, [] { g_mime_init(); });

    // The line that mail folders put before a mail is no header field.
    QByteArray octets = mail.trimmed();
    if (octets.startsWith("From "))
        octets = octets.mid(octets.indexOf('\n') + 1);
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(octets.constData(), static_cast<size_t>(octets.size())));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    GMimeObject* root = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
    if (!root)
        return Error{ErrorCode::InvalidData, QStringLiteral("The file is no mail that can be read.")};

    struct Open {
        GMimeObject* object;
        int depth;
    };
    QList<MailPart> leaves;
    std::vector<Open> open{{root, 0}};
    while (!open.empty() && leaves.size() < MaxMailParts) {
        const Open next = open.back();
        open.pop_back();
        if (auto* leaf = as<GMimePart>(next.object, g_mime_part_get_type())) {
            leaves.append(partOf(leaf));
        } else if (next.depth < MaxMailDepth) {
            for (GMimeObject* part : inside(next.object))
                open.push_back({part, next.depth + 1});
        }
    }
    return leaves;
}

}  // namespace relaydeck::tlsrpt
