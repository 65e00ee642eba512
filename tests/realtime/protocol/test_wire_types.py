"""The names of wire fields: the server's types and the interfaces of the pages have the same."""

import re
from typing import Any, NotRequired, get_args, get_origin, get_type_hints

import pytest

from realtime.protocol import acks, server_events
from storage.encounter.base import names_outside
from storage.encounter.events import Event
from storage.encounter.model import Condition, Encounter, Participant, Request, Rules, TransferOffer
from storage.encounter.model.participant_types import CREATURE_TYPES
from storage.encounter.visibility import view_types
from storage.encounter.visibility.views import NOT_FOR_VIEWERS, NOT_SHOWN
from storage.repositories import sessions
from tests.places import WEB

# The interface below src/sync/wire, and its type here.
SAME: dict[str, Any] = {
    "SaveEnds": view_types.SaveEndsView,
    "Form": view_types.FormView,
    "HitPointEffect": view_types.HitPointEffectView,
    "TrueForm": view_types.TrueFormView,
    "Condition": view_types.ConditionView,
    "Concentration": view_types.ConcentrationView,
    "DeathSaves": view_types.DeathSavesView,
    "Exhaustion": view_types.ExhaustionView,
    "Attack": view_types.AttackView,
    "Defences": view_types.DefencesView,
    "Resource": view_types.ResourceView,
    "DefenceMet": view_types.DefenceMetView,
    "SaveBonuses": view_types.SaveBonusesView,
    "Recurring": view_types.RecurringView,
    "OwedSave": view_types.OwedSaveView,
    "SeenBy": view_types.SeenByView,
    "Participant": view_types.OrderedParticipantView,
    "DamagePart": view_types.DamagePartView,
    "PlayerRequest": view_types.RequestView,
    "LastChange": view_types.LastChangeView,
    "Rules": view_types.RulesView,
    "TransferOffer": view_types.TransferOfferView,
    "TurnGroup": view_types.TurnGroupView,
    "Encounter": view_types.EncounterView,
    "Patch": view_types.EncounterPatch,
    "EventView": view_types.EventView,
    "Versioned": server_events.Versioned,
    "HpChanged": server_events.ParticipantHpChanged,
    "TurnAdvanced": server_events.TurnAdvanced,
    "InitiativeUpdated": server_events.InitiativeUpdated,
    "OrderEntry": server_events.NewOrderEntry,
    "ConditionAdded": server_events.ConditionAdded,
    "ConditionRemoved": server_events.ConditionRemoved,
    "ParticipantAdded": server_events.ParticipantAdded,
    "ParticipantRemoved": server_events.ParticipantRemoved,
    "EncounterUpdated": server_events.EncounterUpdated,
    "ActiveUser": sessions.ActiveUser,
    "EncounterState": server_events.EncounterState,
    "Cue": server_events.CueView,
    "ProducerState": server_events.ShareProducer,
    "WireError": server_events.ErrorEvent,
    "Success": acks.Success,
    "Failure": acks.Failure,
    "Reason": acks.Reason,
    "VersionPatch": acks.VersionPatch,
    "FoundCreature": acks.FoundCreature,
    "ShownMostDealt": acks.ShownMostDealt,
    "ShownSummary": acks.ShownSummary,
    "LoggedEvent": acks.LoggedEvent,
    "LogEntry": acks.LogEntry,
    "OverlayChoice": acks.OverlayChoice,
    "PartyMember": acks.PartyMember,
    "PartyChoice": acks.PartyChoice,
    "EncounterChoice": acks.EncounterChoice,
    "TemplateChoice": acks.TemplateChoice,
    "ImportLine": acks.ImportLine,
    "ImportReport": acks.ImportReport,
    "ImportProgress": server_events.ImportProgress,
    "TemplateKind": acks.TemplateKind,
    "ShownDifficulty": acks.ShownDifficulty,
    "DifficultyLimit": acks.DifficultyLimit,
    "ShownFeature": acks.ShownFeature,
    "ShownUses": acks.ShownUses,
    "ShownSection": acks.ShownSection,
    "ShownStatblock": acks.ShownStatblock,
    "RolledText": acks.RolledText,
}
HEADER = "Header"  # an EncounterView without these
NOT_IN_THE_HEADER = {"participants", "version", "updatedAt"}

_INTERFACE = re.compile(r"export interface (\w+)(?: extends (\w+))? \{\n(.*?)\n\}", re.S)
_FIELD = re.compile(r"^  (\w+)(\??):", re.M)  # of the interface itself: those of an inner object are indented


def _source() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((WEB / "src/sync/wire").glob("*.ts")))


def declared(source: str) -> dict[str, dict[str, bool]]:
    """Return the fields of each interface, those it inherits included, and whether each is always there."""
    own = {
        name: (base, {field: not optional for field, optional in _FIELD.findall(body)})
        for name, base, body in _INTERFACE.findall(source)
    }

    def fields(name: str) -> dict[str, bool]:
        base, found = own[name]
        return {**(fields(base) if base else {}), **found}

    return {name: fields(name) for name in own}


def typed(kind: Any) -> dict[str, bool]:
    """Return the fields of a TypedDict, and whether each is always there."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: name in kind.__required_keys__ and get_origin(hint) is not NotRequired
        for name, hint in hints.items()
    }


def differences(name: str, page: dict[str, bool], server: dict[str, bool]) -> list[str]:
    """Return what is wrong with an interface. It may treat as optional what the server always sends."""
    return [
        *(f"{name}.{field}: the server never sends it" for field in page.keys() - server.keys()),
        *(f"{name}.{field}: not declared on the pages" for field in server.keys() - page.keys()),
        *(
            f"{name}.{field}: required on the pages, but the server may leave it out"
            for field in page.keys() & server.keys()
            if page[field] and not server[field]
        ),
    ]


def test_the_pages_declare_the_fields_that_the_server_sends() -> None:
    interfaces = declared(_source())
    assert interfaces.keys() == SAME.keys() | {HEADER}
    found = [d for name, kind in SAME.items() for d in differences(name, interfaces[name], typed(kind))]
    header = {n: is_sure for n, is_sure in typed(SAME["Encounter"]).items() if n not in NOT_IN_THE_HEADER}
    found += differences(HEADER, interfaces[HEADER], header)
    assert not found, "\n".join(sorted(found))


def test_the_pages_know_the_events_that_the_server_sends() -> None:
    listed = re.search(r"export const CHANGES = \[(.*?)\]", _source(), re.S)
    assert listed is not None
    sent = {get_args(get_args(pair)[0])[0] for pair in get_args(server_events.WireEvent)}
    assert set(re.findall(r'"(\w+)"', listed[1])) == sent


def test_a_name_that_differs_is_found_on_either_side() -> None:
    base = "export interface A {\n  one: string;\n}\n"
    page = declared(base + "export interface B extends A {\n  two?: {\n    inner: 1;\n  };\n}")
    assert page == {"A": {"one": True}, "B": {"one": True, "two": False}}
    assert differences("B", page["B"], {"one": False, "three": True}) == [
        "B.two: the server never sends it",
        "B.three: not declared on the pages",
        "B.one: required on the pages, but the server may leave it out",
    ]


@pytest.mark.parametrize(
    ("view", "record", "left_out", "added"),
    [
        (view_types.ConditionView, Condition, set(), set()),
        (view_types.RequestView, Request, set(), {"targets", "parts", "type", "amount", "condition"}),
        (view_types.RulesView, Rules, set(), set()),
        (view_types.TransferOfferView, TransferOffer, set(), set()),
        (
            view_types.ParticipantView,
            Participant,
            NOT_SHOWN - {"visibility"},
            {"healthBand", "isDefeated", "isDying", "seenBy", "exhaustion"},
        ),
        (
            view_types.EncounterView,
            Encounter,
            NOT_FOR_VIEWERS - {"participants"},
            {
                *("audience", "currentTurn", "nextParticipantId", "lastChange"),
                *("actingParticipantIds", "groups", "turnBeganAt"),
            },
        ),
    ],
)
def test_a_view_has_the_names_of_its_record(
    view: Any, record: Any, left_out: set[str], added: set[str]
) -> None:
    names = {outside for name, outside in names_outside(record).items() if name not in left_out}
    assert typed(view).keys() == names | added


def test_an_event_view_has_the_names_of_all_events() -> None:
    kinds = get_args(get_args(Event)[0])
    names = {outside for kind in kinds for outside in names_outside(kind).values()}
    of_views = {"participantName", "healthBand", "requestId", "isImplied"}
    assert typed(view_types.EventView).keys() == names | of_views


def test_a_patch_of_the_header_has_the_names_of_the_header() -> None:
    without = typed(view_types.HeaderView).keys() - {"version", "updatedAt"}
    assert typed(view_types.HeaderPatch).keys() == without


def test_every_type_of_creature_has_an_emblem() -> None:
    source = (WEB / "src/overlay/view/emblems.ts").read_text(encoding="utf-8")
    assert set(CREATURE_TYPES) <= set(re.findall(r"^  (\w+):", source, re.M))
