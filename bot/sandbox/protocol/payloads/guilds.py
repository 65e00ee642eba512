"""Write guilds."""

from __future__ import annotations

from bot.sandbox.model.lookup import Lookup
from bot.sandbox.model.objects import Guild, Json
from bot.sandbox.protocol.payloads.channels import channel
from bot.sandbox.protocol.payloads.people import iso, member, role


def guild(item: Guild) -> Json:
    """Write what GET /guilds/{id} answers."""
    return {
        "id": str(item.id),
        "name": item.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "owner_id": str(item.owner_id),
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": [role(r) for r in item.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "max_members": 25_000_000,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": item.locale,
        "nsfw_level": 0,
        "nsfw": False,
        "home_header": None,
        "incidents_data": None,
        "max_presences": None,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "region": "deprecated",
        "widget_channel_id": None,
        "widget_enabled": False,
    }


def guild_create(world: Lookup, item: Guild, *, every_member: bool = False) -> Json:
    """Write the GUILD_CREATE event; without the members intent it carries only the bot itself."""
    places = [c for c in world.channels.values() if c.guild_id == item.id]
    members = [m for m in item.members.values() if every_member or m.user_id == world.application_id]
    return guild(item) | {
        "joined_at": iso(world.clock.now()),
        "large": False,
        "unavailable": False,
        "member_count": len(item.members),
        "members": [member(world, m) for m in members],
        "channels": [channel(world, c) for c in places if not c.is_thread],
        "threads": [channel(world, c) for c in places if c.is_thread and not c.archived],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
