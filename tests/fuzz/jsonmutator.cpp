// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/property.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>

#include <cstring>

/// For targets whose input is JSON: changes one value of the document, so that the rest of it still reads.
/// Octets without regard to structure are changed now and then too.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned int seed);

namespace {

constexpr int LargestString = 4096;

class Mutator {
public:
    explicit Mutator(unsigned int seed) : m_random(seed) { }

    bool oneIn(int n) { return m_random.bounded(n) == 0; }

    /// Goes down a random way and changes what it comes to.
    QJsonValue mutated(const QJsonValue& value)
    {
        if (value.isObject() && !value.toObject().isEmpty() && !oneIn(8)) {
            QJsonObject object = value.toObject();
            const QString key = anyKey(object);
            object.insert(key, mutated(object.value(key)));
            return object;
        }
        if (value.isArray() && !value.toArray().isEmpty() && !oneIn(8)) {
            QJsonArray array = value.toArray();
            const qsizetype at = anyOf(array.size());
            array.replace(at, mutated(array.at(at)));
            return array;
        }
        return changed(value);
    }

private:
    qsizetype anyOf(qsizetype size) { return m_random.bounded(int(size)); }
    QString anyKey(const QJsonObject& object) { return object.keys().at(anyOf(object.size())); }

    QJsonValue changed(const QJsonValue& value)
    {
        if (oneIn(10))
            return anything();
        switch (value.type()) {
        case QJsonValue::Bool:
            return !value.toBool();
        case QJsonValue::Double:
            return changedNumber(value.toDouble());
        case QJsonValue::String:
            return changedString(value.toString());
        case QJsonValue::Array:
            return changedArray(value.toArray());
        case QJsonValue::Object:
            return changedObject(value.toObject());
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            break;
        }
        return anything();
    }

    QJsonValue anything()
    {
        const QList<QJsonValue> values{QJsonValue(), true,         0, -1, 1e300, QString(),
                                       QJsonArray(), QJsonObject()};
        return values.at(anyOf(values.size()));
    }

    double changedNumber(double number)
    {
        static const QList<double> Values{0,
                                          1,
                                          -1,
                                          255,
                                          256,
                                          65'535,
                                          65'536,
                                          2'147'483'647,
                                          2'147'483'648.0,
                                          -2'147'483'648.0,
                                          4'294'967'296.0,
                                          9.3e18,
                                          0.5};
        return oneIn(2) ? number + m_random.bounded(-3, 4) : Values.at(anyOf(Values.size()));
    }

    QString changedString(const QString& text)
    {
        const auto decoded =
            QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (decoded && text.size() > 16 && !oneIn(8))
            return QString::fromLatin1(changedOctets(decoded.decoded).toBase64());
        return QString::fromUtf8(changedOctets(text.toUtf8()));
    }

    static QByteArray changedOctets(QByteArray octets)
    {
        const qsizetype size = octets.size();
        octets.resize(std::max<qsizetype>(size + 64, std::min<qsizetype>(2 * size, LargestString)));
        const std::size_t now = LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(octets.data()),
                                                 std::size_t(size), std::size_t(octets.size()));
        octets.resize(qsizetype(now));
        return octets;
    }

    QJsonArray changedArray(QJsonArray array)
    {
        if (array.isEmpty()) {
            array.append(anything());
            return array;
        }
        const qsizetype at = anyOf(array.size());
        const QJsonValue value = array.at(at);
        if (oneIn(2))
            array.insert(anyOf(array.size()), value);
        else
            array.removeAt(at);
        return array;
    }

    QJsonObject changedObject(QJsonObject object)
    {
        if (object.isEmpty())
            return object;
        const QJsonValue value = object.value(anyKey(object));
        if (oneIn(2))
            object.insert(anyKey(object), value);
        else
            object.remove(anyKey(object));
        return object;
    }

    QRandomGenerator m_random;
};

}  // namespace

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                    unsigned int seed)
{
    Mutator mutator(seed);
    const QJsonDocument document = QJsonDocument::fromJson(relaydeck::fuzz::octetsOf(data, size));
    if (document.isNull() || mutator.oneIn(10))
        return LLVMFuzzerMutate(data, size, maxSize);
    const QJsonValue value =
        mutator.mutated(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    const QByteArray text =
        (value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject()))
            .toJson(QJsonDocument::Compact);
    if (std::size_t(text.size()) > maxSize)
        return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, text.constData(), std::size_t(text.size()));
    return std::size_t(text.size());
}
