"""The GraphQL API of GitHub: any query that the part of its schema below allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import GraphQLError, GraphQLSchema, build_schema, graphql_sync, parse

from tests.internet.messages import Answer, Request

from .service import Service, as_json, as_text, sent_json
from .world import Repo, World

SCHEMA = """
scalar DateTime
scalar URI
type Query {
  repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
  repositoryOwner(login: String!): RepositoryOwner
  rateLimit: RateLimit
}
type RateLimit { limit: Int! cost: Int! remaining: Int! used: Int! nodeCount: Int! resetAt: DateTime! }
type RepositoryOwner { login: String! url: URI! }
type Repository {
  id: ID! name: String! nameWithOwner: String! owner: RepositoryOwner! url: URI! description: String homepageUrl: URI
  isArchived: Boolean! isDisabled: Boolean! isEmpty: Boolean! isFork: Boolean! isLocked: Boolean! isMirror: Boolean!
  isPrivate: Boolean! isTemplate: Boolean! stargazerCount: Int! forkCount: Int!
  createdAt: DateTime! pushedAt: DateTime updatedAt: DateTime!
  parent: Repository repositoryTopics(first: Int!): Topics! defaultBranchRef: Ref licenseInfo: License
  object(expression: String, oid: String): GitObject
}
type Topics { totalCount: Int! nodes: [RepositoryTopic] }
type RepositoryTopic { topic: Topic! }
type Topic { name: String! }
type Ref { name: String! target: GitObject }
type License { spdxId: String name: String! }
interface GitObject { oid: ID! }
type Blob implements GitObject { oid: ID! byteSize: Int! text: String isBinary: Boolean isTruncated: Boolean! }
type Tree implements GitObject { oid: ID! }
type Commit implements GitObject { oid: ID! committedDate: DateTime! }
"""
DATE = "2024-05-01T12:00:00Z"
TOO_MANY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."


class Refused(Exception):
    """A part of a query that GitHub answers with null and an error of a type."""


@dataclass
class GitHubGraphQL(Service):
    """`POST /graphql`; `token` is the one that is known."""

    token: str = "ghp_invented"
    # A query for more repositories takes too long.
    most: int = 100
    points: int = 5000
    # How many of the first queries meet the secondary limit.
    secondary: int = 0
    retry_after: int = 60

    def __call__(self, request: Request) -> Answer:
        if not request.headers.get("user-agent"):
            return as_text("Request forbidden by administrative rules.", 403, "text/html")
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() not in ("bearer", "token") or given != self.token:
            return as_json(_message("Bad credentials"), 401)
        if self.secondary:
            self.secondary -= 1
            return as_json(_message(TOO_MANY), 403, (("retry-after", str(self.retry_after)),))
        sent = sent_json(request)
        if not sent or not isinstance(sent.get("query"), str):
            return as_json(_message("A query attribute must be specified and must be a string."), 400)
        if self.points < 1:
            return self._answer({"errors": [_rate_limited()]})
        if _repositories(sent["query"]) > self.most:
            return as_json(_message("Something went wrong while executing your query."), 502)
        self.points -= 1
        return self._answer(self._executed(sent))

    def _answer(self, body: object) -> Answer:
        return as_json(
            body, headers=(("x-ratelimit-limit", "5000"), ("x-ratelimit-remaining", str(self.points)))
        )

    def _executed(self, sent: Mapping[str, Any]) -> dict[str, object]:
        done = graphql_sync(
            _schema(), sent["query"], _Root(self.world, self.points), variable_values=sent.get("variables")
        )
        errors = [_formatted(error) for error in done.errors or ()]
        if done.data is None:
            return {"errors": errors}
        return {"data": done.data} | ({"errors": errors} if errors else {})


@cache
def _schema() -> GraphQLSchema:
    schema = build_schema(SCHEMA)
    schema.type_map["GitObject"].resolve_type = lambda value, *_: value["kind"]
    return schema


class _Root:
    """What is asked for at the top of a query."""

    def __init__(self, world: World, points: int) -> None:
        self.world, self.points = world, points

    def repository(self, _: object, owner: str, name: str, followRenames: bool) -> dict[str, object]:
        repo = self.world.repo(f"{owner}/{name}")
        if repo is None or repo.hidden in ("NOT_FOUND", "DMCA") or (repo.renamed_to and not followRenames):
            raise Refused("NOT_FOUND", f"Could not resolve to a Repository with the name '{owner}/{name}'.")
        repo = self.world.today(repo)
        if repo.hidden:
            raise Refused(repo.hidden, f"`{repo.owner}` has an IP allow list enabled.")
        return _fields(repo)

    def repositoryOwner(self, _: object, login: str) -> dict[str, object] | None:
        owners = {repo.owner.lower(): repo.owner for repo in reversed(self.world.repos)}
        return _owner(owners[login.lower()]) if login.lower() in owners else None

    def rateLimit(self, _: object) -> dict[str, object]:
        used = 5000 - self.points
        limit = {"limit": 5000, "cost": 1, "remaining": self.points, "used": used, "nodeCount": 0}
        return limit | {"resetAt": DATE}


def _fields(repo: Repo) -> dict[str, object]:
    no = dict.fromkeys(("Disabled", "Empty", "Fork", "Locked", "Mirror", "Private", "Template"), False)
    return {
        **{f"is{word}": value for word, value in no.items()},
        "id": str(repo.id),
        "name": repo.name,
        "nameWithOwner": repo.full_name,
        "owner": _owner(repo.owner),
        "url": f"https://github.com/{repo.full_name}",
        "description": repo.description or None,
        "homepageUrl": repo.homepage or None,
        "isArchived": repo.archived,
        "stargazerCount": 7,
        "forkCount": 1,
        **dict.fromkeys(("createdAt", "pushedAt", "updatedAt"), DATE),
        "defaultBranchRef": {"name": repo.branch, "target": _commit()},
        "repositoryTopics": lambda *_, first: {"totalCount": 0, "nodes": []},
        "licenseInfo": {"spdxId": "MIT", "name": "MIT License"},
        "object": lambda _, expression=None, oid=None: _object(repo, expression or ""),
    }


def _owner(login: str) -> dict[str, object]:
    return {"login": login, "url": f"https://github.com/{login}"}


def _commit() -> dict[str, object]:
    return {"kind": "Commit", "oid": "c" * 40, "committedDate": DATE}


def _object(repo: Repo, expression: str) -> dict[str, object] | None:
    branch, colon, path = expression.partition(":")
    if branch not in ("HEAD", repo.branch):
        return None
    if not colon:
        return _commit()
    text, tree = repo.files.get(path), path.strip("/") + "/"
    if text is not None:
        blob = {"kind": "Blob", "oid": "b" * 40, "byteSize": len(text.encode()), "text": text}
        return blob | {"isBinary": False, "isTruncated": False}
    held = not path or any(name.startswith(tree) for name in repo.files)
    return {"kind": "Tree", "oid": "a" * 40} if held else None


def _repositories(query: str) -> int:
    """How many a query asks for; 0 for what is no query."""
    try:
        definitions = parse(query).definitions
    except GraphQLError:
        return 0
    operations = [one for one in definitions if one.kind == "operation_definition"]
    fields = [field for one in operations for field in one.selection_set.selections]
    return sum(field.kind == "field" and field.name.value == "repository" for field in fields)


def _formatted(error: GraphQLError) -> dict[str, object]:
    if not isinstance(error.original_error, Refused):
        return dict(error.formatted)
    kind, message = error.original_error.args
    return {"type": kind, **error.formatted, "message": message}


def _rate_limited() -> dict[str, str]:
    return {"type": "RATE_LIMITED", "message": "API rate limit exceeded for user ID 1."}


def _message(text: str) -> dict[str, str]:
    return {"message": text, "documentation_url": "https://docs.github.com/graphql"}
