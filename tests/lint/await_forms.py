# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the forms of co_await that g++ 12 miscompiles or refuses, and coroutines that may outlive what they refer to.

    await_forms.py ROOT           checks core, app, ui and tests below ROOT
    await_forms.py --files FILE…  checks these, as if they were below core

Every await is written as `const auto x = co_await f(named, arguments);` on its own line. The rules, by id:

condition         co_await in the parentheses of if, switch, while or for (GCC PR 106188), also by way of QVERIFY & Co.
brace-argument    a braced temporary, or braces alone, in the full expression of an await: destroyed twice
brace-default     the same by way of a default argument of a coroutine (an aggregate's; constructors do no harm)
lambda-argument   a capturing lambda in the full expression of an await: destroyed twice
await-in-braces   co_await between the braces of an aggregate or of a list: destroyed twice, or refused
conditional       co_await in a conditional expression: use after free
lvalue-awaiter    co_await on a variable whose class has the await_* members itself: it is copied
returned-lvalue   co_return of what a pointer leads to: QCoro 0.8 moves out of it; copy it, or say std::move
coroutine-context     a coroutine of core or app neither begins with an async::Context by value nor makes one of its own
coroutine-reference   a coroutine of core or app takes a parameter by reference
coroutine-capture     a coroutine of core or app is a lambda that captures
ui-await          co_await in ui, which knows jobs only
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from cppsource import (
    Group, code_groups, is_code, is_group, is_sign, is_word, lambda_introducer, read, statements, tracked_files, walk,
)

CONTROLS = ("if", "switch", "while", "for")
TEST_MACROS = (
    "QVERIFY", "QVERIFY2", "QCOMPARE", "QCOMPARE_EQ", "QCOMPARE_NE", "QTRY_VERIFY", "QTRY_COMPARE", "Q_ASSERT", "QFAIL",
)
KEYWORDS = ("co_await", "co_return", "co_yield")
# The primitives themselves take what they wait for, not a Context.
PRIMITIVES = ("core/async/",)


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    rule: str
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


def awaits(nodes):
    return [node for node in walk(nodes, into_code=False) if is_word(node, "co_await")]


def split_controls(statement):
    """Parenthesised conditions in front of a statement, and what is left of it."""
    conditions = []
    rest = statement
    while rest:
        if is_word(rest[0], "else", "do"):
            rest = rest[1:]
        elif is_word(rest[0], *CONTROLS):
            at = 2 if len(rest) > 2 and is_word(rest[1], "constexpr") else 1
            if at >= len(rest) or not is_group(rest[at], "("):
                break
            conditions.append(rest[at])
            rest = rest[at + 1 :]
        else:
            break
    return conditions, rest


def check_statement(statement, report):
    conditions, rest = split_controls(statement)
    for condition in conditions:
        for found in awaits([condition]):
            report(found.line, "condition", "co_await in a condition; await into a local first")
    for index, node in enumerate(rest[:-1]):
        if is_word(node, *TEST_MACROS) and awaits([rest[index + 1]]):
            report(node.line, "condition", f"{node.text} makes a condition of co_await; await into a local first")
    if not awaits(rest):
        return
    check_conditionals(rest, report)
    check_parts(rest, report)


def check_conditionals(nodes, report):
    if any(is_sign(node, "?") for node in nodes):
        for found in awaits(nodes):
            report(found.line, "conditional", "co_await in a conditional expression; write an if")
        return
    for node in nodes:
        if isinstance(node, Group) and not is_code(node):
            check_conditionals(node.children, report)


def check_parts(nodes, report):
    for index, node in enumerate(nodes):
        if not isinstance(node, Group):
            continue
        if is_group(node, "{") and node.role == "lambda":
            introducer = lambda_introducer(nodes[:index])
            if introducer is not None and introducer.children:
                report(node.line, "lambda-argument", "a capturing lambda beside co_await; name it first")
        elif is_group(node, "{") and node.role == "value":
            inside = awaits(node.children)
            for found in inside:
                report(found.line, "await-in-braces", "co_await between braces; await into a local first")
            if not inside:
                report(node.line, "brace-argument", "a braced temporary beside co_await; name it first")
        elif not is_code(node):
            check_parts(node.children, report)


def awaiter_classes(sources):
    """Classes that have await_resume among their own members, so that an lvalue of them would be copied."""
    names = set()
    for source in sources:
        for block in code_groups(source.root):
            for index, node in enumerate(block.children):
                if not (is_group(node, "{") and node.role == "block"):
                    continue
                own = [child for child in node.children if is_word(child, "await_resume", "await_suspend")]
                if len({child.text for child in own}) < 2:
                    continue
                for back in range(index - 1, 0, -1):
                    if is_word(block.children[back - 1], "class", "struct"):
                        names.add(block.children[back].text)
                        break
    return names


def check_lvalue_awaiters(source, classes, report):
    tokens = source.tokens
    for index, token in enumerate(tokens):
        if not is_word(token, "co_await"):
            continue
        end = index + 1
        while end < len(tokens) and (is_word(tokens[end]) or is_sign(tokens[end], ".", "->", "*")):
            end += 1
        if end == index + 1 or is_sign(tokens[end], "(", "::", "<", "{"):
            continue  # a call or a temporary
        name = tokens[end - 1].text
        for at in range(index - 1):
            if not is_word(tokens[at]) or tokens[at].text not in classes:
                continue
            after = at + 1
            while after < len(tokens) and (is_sign(tokens[after], "&", "*", "&&") or is_word(tokens[after], "const")):
                after += 1
            declared = is_word(tokens[after], name)
            deduced = at > 1 and is_sign(tokens[at - 1], "=") and is_word(tokens[at - 2], name)
            if declared or deduced:
                report(token.line, "lvalue-awaiter", f"{name} is an awaiter and would be copied; give its class an "
                                                     "operator co_await() with a handle")
                break


def check_returned_lvalues(source, report):
    tokens = source.tokens
    for index, token in enumerate(tokens):
        if not is_word(token, "co_return"):
            continue
        end = index + 1
        while end < len(tokens) and (is_word(tokens[end]) or is_sign(tokens[end], ".", "->", "*")):
            end += 1
        led = any(is_sign(node, "->", "*") for node in tokens[index + 1 : end])
        if led and is_sign(tokens[end], ";"):
            report(token.line, "returned-lvalue", "moves out of what is shared; copy it into a const local, or say std::move")


def parameters(group):
    """The parameter lists' pieces between commas that are not inside angle brackets."""
    pieces, current, depth = [], [], 0
    for node in group.children:
        if is_sign(node, "<"):
            depth += 1
        elif is_sign(node, ">"):
            depth -= 1
        if is_sign(node, ",") and depth == 0:
            pieces.append(current)
            current = []
        else:
            current.append(node)
    return pieces + [current] if current else pieces


def declared_type(piece):
    names = []
    for node in piece:
        if is_sign(node, "<", "="):
            break
        if is_word(node) and node.text != "const":
            names.append(node.text)
    return names


def is_context(piece):
    # `Context ctx`, `async::Context ctx`, `async::Context`
    return "Context" in declared_type(piece)[-2:] and not any(is_sign(node, "&", "&&", "*") for node in piece)


def parameter_list(before):
    """The parentheses of the parameters of the function or lambda whose body follows these nodes."""
    for node in reversed(before):
        if is_group(node, "("):
            return node
        if not (is_word(node) or is_sign(node, "->", "::", "<", ">", ",", "*", "&")):
            return None
    return None


def check_coroutines(source, report):
    for block in code_groups(source.root):
        for index, body in enumerate(block.children):
            check_body(block.children[:index], body, report)
    for node in walk(source.root.children):
        if isinstance(node, Group) and not is_code(node):
            for index, body in enumerate(node.children):
                check_body(node.children[:index], body, report)


def is_coroutine(body):
    def own(nodes):
        for node in nodes:
            if isinstance(node, Group):
                if not (is_group(node, "{") and node.role == "lambda"):
                    yield from own(node.children)
            else:
                yield node

    return any(is_word(node, *KEYWORDS) for node in own(body.children))


def check_body(before, body, report):
    if not is_code(body) or not is_coroutine(body):
        return
    introducer = lambda_introducer(before) if body.role == "lambda" else None
    if introducer is not None and introducer.children:
        report(body.line, "coroutine-capture", "a coroutine must not be a lambda that captures; pass values to a function")
    list_of_parameters = parameter_list(before)
    if list_of_parameters is None:
        return  # a nested block
    position = before.index(list_of_parameters)
    if position > 0 and is_word(before[position - 1], *CONTROLS, "catch"):
        return
    pieces = parameters(list_of_parameters)
    line = list_of_parameters.line
    guards = 1 if pieces and "QPointer" in declared_type(pieces[0]) else 0
    own = [at for at, node in enumerate(body.children[:-2]) if is_word(node, "Context") and is_word(body.children[at + 1])]
    if (len(pieces) <= guards or not is_context(pieces[guards])) and not own:
        report(line, "coroutine-context", "a coroutine takes an async::Context by value first (after a QPointer at most), "
                                          "or makes one where work begins")
    for piece in pieces:
        if any(is_sign(node, "&", "&&") for node in piece):
            report(line, "coroutine-reference", "a coroutine takes its parameters by value")


def classes_with_constructors(sources):
    """Temporaries of these are destroyed once; it is aggregates that g++ 12 gets wrong."""
    names = set()
    for source in sources:
        for block in code_groups(source.root):
            nodes = block.children
            for index, node in enumerate(nodes):
                if not (is_word(node, "class", "struct") and index + 1 < len(nodes) and is_word(nodes[index + 1])):
                    continue
                body = next((n for n in nodes[index + 2 :] if is_group(n, "{") or is_sign(n, ";")), None)
                members = body.children if isinstance(body, Group) else []
                name = nodes[index + 1].text
                if any(is_word(member, name) and is_group(following, "(") for member, following in zip(members, members[1:])):
                    names.add(name)
    return names


def check_defaults(source, constructed, report):
    """`QCoro::Task<…> f(…, Options options = {})`: the default becomes a temporary of the awaiting expression."""
    for block in code_groups(source.root):
        for statement in statements(block):
            for index, node in enumerate(statement):
                if not is_group(node, "(") or not any(is_word(before, "Task") for before in statement[:index]):
                    continue
                for piece in parameters(node):
                    braces = [child for child in piece if is_group(child, "{")]
                    names = [name for name in declared_type(piece)[:-1] if name[0].isupper()] or ["std"]
                    known = names[-1] in constructed or names[-1] == "std" or re.fullmatch(r"Q[A-Z]\w*", names[-1])
                    if braces and any(is_sign(child, "=") for child in piece) and not known:
                        report(braces[0].line, "brace-default", "a braced default argument of a coroutine; overload it")
                break


def check_file(label, source, classes, constructed):
    findings = set()

    def report(line, rule, text):
        findings.add(Finding(label, line, rule, text))

    if label.startswith("ui/"):
        for token in source.tokens:
            if is_word(token, *KEYWORDS):
                report(token.line, "ui-await", "ui starts jobs and listens; coroutines live in core")
    for block in code_groups(source.root):
        for statement in statements(block):
            check_statement(statement, report)
    check_lvalue_awaiters(source, classes, report)
    check_returned_lvalues(source, report)
    check_defaults(source, constructed, report)
    if label.startswith(("core/", "app/")) and not label.startswith(PRIMITIVES):
        check_coroutines(source, report)
    return sorted(findings, key=lambda finding: (finding.line, finding.rule))


def check(paths):
    """Findings for pairs of path and label, the label being the path in the tree."""
    sources = [(path, label, read(path)) for path, label in paths]
    classes = awaiter_classes([source for _, _, source in sources])
    constructed = classes_with_constructors([source for _, _, source in sources])
    return [finding for _, label, source in sources for finding in check_file(label, source, classes, constructed)]


def main(arguments):
    if arguments and arguments[0] == "--files":
        paths = [(name, f"core/{name}") for name in arguments[1:]]
    else:
        root = Path(arguments[0] if arguments else ".").resolve()
        paths = [(path, path.relative_to(root).as_posix()) for path in tracked_files(root, "core", "app", "ui", "tests")]
    findings = check(paths)
    for finding in findings:
        print(finding)
    print(f"{len(paths)} files, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
