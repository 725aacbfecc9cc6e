"""ACLED's rules for force: clashes, weapons at range, people attacked, demonstrators.

They run in order and the first that fits decides: demonstrators, then what ACLED sets apart by
means (chemical weapons, suicide bombs), ground that changes hands, clashes, weapons at range,
then who was hit.
"""

from onrecord.views.codings.answers import (
    BATTLES,
    CIVILIANS,
    PROTESTS,
    REMOTE,
    RIOTS,
    STRATEGIC,
    Answer,
    Rule,
    coded,
    mode_alone,
    uncoded,
)
from onrecord.views.codings.facts import Facts
from onrecord.views.codings.words import any_of

AT_RANGE = frozenset({"aerial", "drone", "heavy-weapons"})
"""Modes of weapons that leave those they hit no way to answer."""


def _demonstrators(facts: Facts) -> Answer | None:
    """Force against a crowd: "police fired at the marchers"."""
    hit = next((side for side in facts.recipients if side.kind == "protesters"), None)
    if facts.mode[0] != "crowd-control" and hit is None:
        return None
    words = (hit.name,) if hit else facts.trigger_words
    lethal = facts.mode[0] not in {None, "crowd-control", "beat"} or facts.deaths
    if lethal or facts.killed_word:
        return coded(
            "ac.force_on_crowd",
            "force that can kill against demonstrators",
            PROTESTS,
            "Excessive force against protesters",
            *words,
        )
    says = "demonstrators parted by force that does not kill"
    return coded("ac.crowd_control", says, PROTESTS, "Protest with intervention", *words)


def _chemical(facts: Facts) -> Answer | None:
    """Code a chemical weapon: "chlorine was used"."""
    word = any_of("chemical", facts.words)
    if word is None or facts.mode[0] == "crowd-control":
        return None
    return coded("ac.chemical", "a chemical weapon", REMOTE, "Chemical weapon", word)


def _ground(facts: Facts) -> Answer | None:
    """Ground that changes hands in a fight: "rebels captured the town"."""
    word = any_of("seizing", facts.triggers)
    armed = next((side for side in facts.actors if side.armed), None)
    if word is None or armed is None or facts.mode[0] == "abduct":
        return None
    place = any_of("ground", " ".join(side.name for side in facts.recipients))
    if place is None and "territory" not in facts.contexts:
        return None
    sub = (
        "Government regains territory"
        if armed.kind == "state"
        else ("Non-state actor overtakes territory")
    )
    return coded("ac.ground", "ground taken in a fight", BATTLES, sub, word, armed.name)


def _clash(facts: Facts) -> Answer | None:
    """Both sides fight: "troops and militants clashed"."""
    word = any_of("clash", facts.triggers)
    if word is None or _only_civilians(facts):
        return None
    return coded("ac.clash", "a word that says both sides fight", BATTLES, "Armed clash", word)


def _thrown(facts: Facts) -> Answer | None:
    """Code a grenade, thrown or fired: "a grenade was thrown at the house"."""
    word = any_of("grenade", facts.words)
    if word is None or facts.mode[0] in AT_RANGE | {"suicide-attack"}:
        return None
    return coded("ac.grenade", "a grenade", REMOTE, "Grenade", word)


def _abducted(facts: Facts) -> Answer | None:
    """Civilians taken away: "gunmen kidnapped two nurses"; captured soldiers are no such case."""
    if facts.mode[0] != "abduct":
        return None
    taken = facts.recipients
    if taken and all(side.armed for side in taken):
        return uncoded(
            "ac.captured",
            "soldiers taken in a fight; ACLED's abductions are of civilians",
            taken[0].name,
        )
    return coded(
        "ac.abducted",
        "people taken away by force",
        CIVILIANS,
        "Abduction/forced disappearance",
        *(side.name for side in taken[:1]),
    )


def _mob(facts: Facts) -> Answer | None:
    """Unarmed people who attack: "villagers beat the suspect"."""
    crowd = [side for side in facts.actors if side.kind in {"civilians", "rioters", "protesters"}]
    if not crowd or len(crowd) < len(facts.actors) or facts.mode[0] in {"firearms", "targeted"}:
        return None
    if any(side.stands_for for side in crowd) or not (facts.recipients or facts.harmed):
        return None
    return coded(
        "ac.mob", "people who are no armed group attack", RIOTS, "Mob violence", crowd[0].name
    )


def _two_armed(facts: Facts) -> Answer | None:
    """One armed side meets another: "gunmen ambushed a patrol"."""
    if not facts.opposed:
        return None
    names = (side.name for side in (*facts.actors, *facts.recipients) if side.armed)
    return coded("ac.two_armed", "one armed side against another", BATTLES, "Armed clash", *names)


def _fighters_hit(facts: Facts) -> Answer | None:
    """Code fighters hit by somebody who is not told: "forty militants were neutralised"."""
    hit = [side.name for side in facts.recipients if side.armed]
    if not hit or facts.actors or len(hit) < len(facts.recipients):
        return None
    says = "those attacked are armed; who attacked them is not told"
    return coded("ac.fighters_hit", says, BATTLES, "Armed clash", *hit[:3])


def _meeting(facts: Facts) -> Answer | None:
    """Troops met, by the word or by who fell: "an ambush", "four soldiers were killed"."""
    if _only_civilians(facts):
        return None
    if facts.of_population("military", "police", "militant"):
        return coded(
            "ac.fighters_fell",
            "fighters are among those killed or wounded",
            BATTLES,
            "Armed clash",
            *map(facts.index.reading.text_of, facts.harmed),
        )
    word = any_of("meeting", facts.triggers)
    if word is None or not any(side.armed for side in (*facts.actors, *facts.recipients)):
        return None
    return coded("ac.meeting", "a word for troops who meet", BATTLES, "Armed clash", word)


def _only_civilians(facts: Facts) -> bool:
    """Tell whether those who were hit are civilians and nobody else."""
    hit = facts.recipients
    if any(side.armed for side in hit) or facts.of_population("military", "police", "militant"):
        return False
    return any(s.kind == "civilians" for s in hit) or facts.of_population("civilian")


def _civilians_hit(facts: Facts) -> Answer | None:
    """Civilians attacked by hand or with small arms: "gunmen shot a teacher"."""
    hit = [side.name for side in facts.recipients if side.kind == "civilians"]
    if not hit and not facts.of_population("civilian"):
        return None
    return coded("ac.civilians", "those attacked are civilians", CIVILIANS, "Attack", *hit[:3])


def _razed(facts: Facts) -> Answer | None:
    """Property destroyed or looted, nobody hurt: "militiamen burned the granary"."""
    if facts.harmed or not _only_things(facts):
        return None
    word = any_of("ruin", facts.triggers)
    if word is None and facts.mode[0] not in {"destroy", "primitive"}:
        return None
    says = "property destroyed or taken, nobody told to be hurt"
    names = (side.name for side in facts.recipients[:3])
    return coded("ac.razed", says, STRATEGIC, "Looting/property destruction", *names)


def _only_things(facts: Facts) -> bool:
    """Tell whether things alone were hit; by an armed hand also those that no table knows."""
    armed = any(side.armed for side in facts.actors)
    return bool(facts.recipients) and all(
        any_of("thing", side.name) or (armed and side.kind == "unknown" and not side.stands_for)
        for side in facts.recipients
    )


def _blast(facts: Facts) -> Answer | None:
    """Code an explosion whose means nobody tells: "a blast tore through the depot"."""
    word = any_of("blast", facts.triggers)
    if word is None:
        return None
    return coded(
        "ac.blast",
        "an explosion, its means not told",
        REMOTE,
        "Remote explosive/landmine/IED",
        word,
    )


def _people_shot(facts: Facts) -> Answer | None:
    """People killed by a chosen or armed hand, nothing said of who they are."""
    armed = any(side.armed for side in facts.actors)
    people = any(side.kind == "unknown" and not side.stands_for for side in facts.recipients)
    if facts.mode[0] not in {"targeted", "firearms", "beat", "torture", "primitive"} and not (
        armed and people and facts.killed_word
    ):
        return None
    armed_hit = any(side.armed for side in facts.recipients)
    if armed_hit or not (people or facts.harmed or facts.mode[0] == "targeted"):
        return None
    says = "people attacked who are not said to be armed"
    return coded("ac.unarmed", says, CIVILIANS, "Attack", *(s.name for s in facts.recipients[:3]))


def _protest_force(facts: Facts) -> Answer | None:
    """Code a protest that ended in force: "the march was dispersed with batons"."""
    if facts.mode[0] in {"riot", "vandalize", "strike", "hunger", "boycott"}:
        return None
    if facts.deaths:
        return coded(
            "ac.protest_deaths",
            "people were killed at a protest",
            PROTESTS,
            "Excessive force against protesters",
            *map(facts.index.reading.text_of, facts.deaths),
        )
    word = any_of("parting", facts.sentence)
    if word is None:
        return None
    return coded(
        "ac.protest_parted", "a protest was parted", PROTESTS, "Protest with intervention", word
    )


ASSAULT: tuple[Rule, ...] = (
    _demonstrators,
    _chemical,
    _ground,
    _clash,
    _thrown,
    mode_alone,
    _abducted,
    _mob,
    _two_armed,
    _meeting,
    _fighters_hit,
    _razed,
    _civilians_hit,
    _blast,
    _people_shot,
)
PROTEST: tuple[Rule, ...] = (_protest_force, mode_alone)
