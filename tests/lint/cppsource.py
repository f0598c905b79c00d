# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads C++ sources as trees of tokens: enough to recognise statements, braces and lambdas, without a compiler.

Comments and preprocessor lines are left out; `#include` lines are kept in a list of their own.
"""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

OPENING = {"(": ")", "[": "]", "{": "}"}
SOURCE_SUFFIXES = {".cpp", ".h"}

TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>//[^\n]*(?:\\\n[^\n]*)*|/\*.*?\*/)
    | (?P<raw>(?:u8|u|U|L)?R"(?P<delimiter>[^()\s\\]{0,16})\(.*?\)(?P=delimiter)")
    | (?P<string>(?:u8|u|U|L)?"(?:\\.|[^"\\\n])*")
    | (?P<character>(?:u8|u|U|L)?'(?:\\.|[^'\\\n])+')
    | (?P<number>\.?\d(?:[eEpP][+-]|'?[\w.])*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<punctuation>::|->|<=>|&&|\|\||==|!=|<=|\+\+|--|[-+*/%&|^]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", re.MULTILINE)
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


@dataclass
class Token:
    text: str
    line: int
    kind: str = "punctuation"


@dataclass
class Group:
    """What stands between a pair of brackets. Braces have a role: "block", "lambda" or "value"."""

    text: str
    line: int
    children: list = field(default_factory=list)
    role: str = ""
    kind: str = "group"


@dataclass
class Include:
    name: str
    line: int
    quoted: bool


@dataclass
class Source:
    root: Group
    tokens: list
    includes: list


def blank(match):
    return "".join("\n" if c == "\n" else " " for c in match.group(0))


def without_comments(text):
    """The text with comments blanked out; literals stay, line numbers too."""
    return TOKEN.sub(lambda m: blank(m) if m.lastgroup == "comment" else m.group(0), text)


def tokenize(text):
    tokens = []
    line = 1
    for match in TOKEN.finditer(text):
        kind = match.lastgroup if match.lastgroup != "delimiter" else "raw"
        if match.group("raw") is not None:
            kind = "string"
        if kind not in ("space", "comment"):
            tokens.append(Token(match.group(0), line, kind))
        line += match.group(0).count("\n")
    return tokens


def parse(text):
    text = without_comments(text)
    includes = []
    for number, content in enumerate(text.split("\n"), 1):
        match = INCLUDE.match(content)
        if match:
            includes.append(Include(match.group(2), number, match.group(1) == '"'))
    tokens = tokenize(DIRECTIVE.sub(blank, text))
    root = Group("{", 1, role="block")
    stack = [root]
    for token in tokens:
        if token.kind == "punctuation" and token.text in OPENING:
            group = Group(token.text, token.line)
            stack[-1].children.append(group)
            stack.append(group)
        elif token.kind == "punctuation" and token.text in OPENING.values():
            if len(stack) > 1 and OPENING[stack[-1].text] == token.text:
                closed = stack.pop()
                if closed.text == "{":
                    closed.role = brace_role(stack[-1], stack[-1].children[:-1])
        else:
            stack[-1].children.append(token)
    return Source(root, tokens, includes)


def read(path):
    return parse(Path(path).read_text(encoding="utf-8"))


def is_group(node, text):
    return isinstance(node, Group) and node.text == text


def is_word(node, *words):
    return isinstance(node, Token) and node.kind == "word" and (not words or node.text in words)


def is_sign(node, *signs):
    return isinstance(node, Token) and node.kind == "punctuation" and node.text in signs


def skip_type_back(before, end):
    """The index before a type that ends just before `end`, if the nodes there look like one."""
    depth = 0
    index = end
    while index > 0:
        node = before[index - 1]
        if is_sign(node, ">"):
            depth += 1
        elif is_sign(node, "<"):
            depth -= 1
        elif depth > 0 or is_word(node) or is_sign(node, "::", "*", "&", "&&"):
            pass
        else:
            break
        index -= 1
    return index


def lambda_introducer(before):
    """The `[...]` of the lambda whose body would follow these nodes, or None."""
    index = len(before)
    start_of_type = skip_type_back(before, index)
    if start_of_type > 0 and is_sign(before[start_of_type - 1], "->"):
        index = start_of_type - 1
    while index > 0 and is_word(before[index - 1], "mutable", "noexcept", "constexpr", "consteval"):
        index -= 1
    if index > 0 and is_group(before[index - 1], "("):
        index -= 1
    if index > 0 and is_sign(before[index - 1], ">"):  # template parameters
        while index > 0 and not is_group(before[index - 1], "["):
            index -= 1
    if index == 0 or not is_group(before[index - 1], "["):
        return None
    bracket = before[index - 1]
    if len(bracket.children) == 1 and is_group(bracket.children[0], "["):
        return None  # an attribute
    if index > 1:
        owner = before[index - 2]
        subscripted = is_word(owner) and owner.text not in ("return", "co_return", "co_yield", "co_await", "case")
        if subscripted or is_group(owner, "(") or is_group(owner, "["):
            return None
    return bracket


def brace_role(parent, before):
    if lambda_introducer(before) is not None:
        return "lambda"
    if parent.text != "{" or parent.role == "value":
        return "value"
    if not before:
        return "block"
    last = before[-1]
    if is_group(last, "("):
        return "block"
    if isinstance(last, Group):
        return "value" if last.text == "[" and len(before) > 1 and is_word(before[-2]) else "block"
    if is_word(last, "else", "do", "try", "const", "noexcept", "override", "final", "mutable"):
        return "block"
    if last.kind == "string" or is_sign(last, ";", ":"):
        return "block"
    head = start_of_statement(before)
    words = [node.text for node in head if is_word(node)]
    if any(word in ("class", "struct", "union", "enum", "namespace", "concept") for word in words) and not any(
        is_group(node, "(") or is_sign(node, "=") for node in head
    ):
        return "block"
    start_of_type = skip_type_back(before, len(before))
    if start_of_type > 0 and is_sign(before[start_of_type - 1], "->"):
        return "block"  # a function with a trailing return type
    return "value"


def start_of_statement(before):
    for index in range(len(before) - 1, -1, -1):
        node = before[index]
        if is_sign(node, ";") or (is_group(node, "{") and node.role == "block"):
            return before[index + 1 :]
    return before


def statements(block):
    """The statements directly in a block, each a list of nodes; a block of its own ends one."""
    current = []
    for node in block.children:
        current.append(node)
        if is_sign(node, ";") or (is_group(node, "{") and node.role == "block"):
            yield current
            current = []
    if current:
        yield current


def walk(nodes, into_code=True):
    """All nodes below, depth first. Without `into_code` bodies of lambdas and blocks are left out."""
    for node in nodes:
        yield node
        if isinstance(node, Group) and (into_code or not is_code(node)):
            yield from walk(node.children, into_code)


def is_code(node):
    return is_group(node, "{") and node.role in ("block", "lambda")


def code_groups(root):
    """Every block and every lambda body, the root first."""
    yield root
    for node in walk(root.children):
        if is_code(node):
            yield node


def tracked_files(root, *folders):
    """The C++ sources below these folders of the tree, generated and planted ones left out."""
    root = Path(root)
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SOURCE_SUFFIXES and "samples" not in path.relative_to(root).parts:
                found.append(path)
    return found


def repository_files(root):
    """All files that git tracks or would track; without git, all but build folders."""
    root = Path(root)
    try:
        listing = subprocess.run(
            ["git", "-c", f"safe.directory={root}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root, capture_output=True, check=True,
        ).stdout.decode()
        return sorted(root / name for name in listing.split("\0") if name and (root / name).is_file())
    except (OSError, subprocess.CalledProcessError):
        return sorted(
            path
            for path in root.rglob("*")
            if path.is_file() and not path.relative_to(root).parts[0].startswith((".git", "build", ".cache"))
        )
