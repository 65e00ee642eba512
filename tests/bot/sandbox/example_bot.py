"""A small real bot: commands, autocomplete, a group, buttons, a select, modals, a context menu."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.sandbox import Driver, Sandbox
from bot.sandbox.discord_py import discord_py_talks_to

Interaction = discord.Interaction[Any]
CONDITIONS = ("Prone", "Stunned", "Deaf")
GOBLINS = ["Goblin 1", "Goblin 2", "Hobgoblin"]


class HitButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"hit:(?P<target>[a-z]+):(?P<amount>\d+)"
):
    """A button that keeps all it needs in its custom id."""

    def __init__(self, target: str, amount: int) -> None:
        self.target, self.amount = target, amount
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=f"Hit {target}", custom_id=f"hit:{target}:{amount}", style=discord.ButtonStyle.danger
        )
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> HitButton:
        return cls(match["target"], int(match["amount"]))

    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.edit_message(content=f"{self.target} takes {self.amount}")


class NoteModal(discord.ui.Modal, title="Note"):
    """Labels, as new clients have them."""

    text: discord.ui.Label[Any] = discord.ui.Label(
        text="Text", component=discord.ui.TextInput(custom_id="text", max_length=50)
    )
    mood: discord.ui.Label[Any] = discord.ui.Label(
        text="Mood",
        component=discord.ui.Select(
            custom_id="mood",
            options=[discord.SelectOption(label="Grim"), discord.SelectOption(label="Merry")],
        ),
    )

    async def on_submit(self, interaction: Interaction) -> None:
        text = cast("discord.ui.TextInput[Any]", self.text.component).value
        mood = cast("discord.ui.Select[Any]", self.mood.component).values[0]
        await interaction.response.send_message(f"{mood}: {text}", ephemeral=True)


class RenameModal(discord.ui.Modal, title="Rename"):
    """A classic action row; edits the message it was opened from."""

    name: discord.ui.TextInput[Any] = discord.ui.TextInput(label="New name", default="Goblin")

    async def on_submit(self, interaction: Interaction) -> None:
        await interaction.response.edit_message(content=f"Now called {self.name.value}")


class Panel(discord.ui.View):
    """A persistent view."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Next", custom_id="panel:next", style=discord.ButtonStyle.primary)
    async def next(self, interaction: Interaction, button: discord.ui.Button[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="Round 2")

    @discord.ui.button(label="Rename", custom_id="panel:rename")
    async def rename(self, interaction: Interaction, button: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(RenameModal())

    @discord.ui.button(label="Locked", custom_id="panel:locked", disabled=True)
    async def locked(self, interaction: Interaction, button: discord.ui.Button[Any]) -> None:
        raise AssertionError("a disabled button was pressed")

    @discord.ui.select(
        custom_id="panel:condition",
        placeholder="Condition",
        min_values=1,
        max_values=2,
        options=[
            discord.SelectOption(label=name, value=name.lower()) for name in ("Prone", "Stunned", "Deaf")
        ],
    )
    async def condition(self, interaction: Interaction, select: discord.ui.Select[Any]) -> None:
        await interaction.response.send_message(", ".join(select.values), ephemeral=True)


class ExampleBot(commands.AutoShardedBot):
    """The bot under test; `gate` holds /stuck until a test opens it."""

    def __init__(self, **options: Any) -> None:
        # The guild comes right after READY; the usual two seconds of waiting for more would only slow tests.
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=discord.Intents(guilds=True),
            guild_ready_timeout=0.05,
            **options,
        )
        self.gate = asyncio.Event()
        self.seen: list[str] = []
        self.resumed = 0

    async def setup_hook(self) -> None:
        self.add_view(Panel())
        self.add_dynamic_items(HitButton)
        register(self)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Skip the five seconds Discord asks for between identifies."""

    async def on_resumed(self) -> None:
        self.resumed += 1

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self.seen.append(f"deleted {event.message_id}")

    async def on_guild_channel_create(self, channel: discord.abc.GuildChannel) -> None:
        self.seen.append(f"channel {channel.name}")


def register(bot: ExampleBot) -> None:
    """Add the commands to the bot's tree."""
    tree = bot.tree

    @tree.command()
    @app_commands.describe(target="Who", amount="How much", times="How often", loud="Shout", by="Whose hand")
    async def damage(  # noqa: PLR0917 - each parameter is an option of the command
        interaction: Interaction,
        target: str,
        amount: str,
        times: app_commands.Range[int, 1, 5] = 1,
        loud: bool = False,
        by: discord.Member | None = None,
    ) -> None:
        """Deal damage."""
        who = by.display_name if by else interaction.user.display_name
        text = f"{who} hits {target} for {amount} x{times}"
        await interaction.response.send_message(text.upper() if loud else text)

    @damage.autocomplete("target")
    async def targets(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = [name for name in GOBLINS if current.lower() in name.lower()]
        return [app_commands.Choice(name=name, value=name) for name in found]

    group = app_commands.Group(name="encounter", description="The encounter")

    @group.command()
    async def start(interaction: Interaction, name: str = "Ambush") -> None:
        """Start it."""
        embed = discord.Embed(title=name, description="Round **1**").add_field(name="Goblin", value="7/7")
        view = Panel()
        view.add_item(HitButton("goblin", 3))
        await interaction.response.send_message(embed=embed, view=view)

    tree.add_command(group)

    @tree.command()
    async def think(interaction: Interaction, secret: bool = False) -> None:
        """Answer late, then follow up."""
        await interaction.response.defer(ephemeral=secret, thinking=True)
        await interaction.edit_original_response(content="Thought")
        await interaction.followup.send("And more", ephemeral=True)

    @tree.command()
    async def stuck(interaction: Interaction) -> None:
        """Answer when the gate opens."""
        await bot.gate.wait()
        try:
            await interaction.response.send_message("Late")
        except discord.NotFound as error:
            bot.seen.append(f"too late {error.code}")

    @tree.command()
    async def read(interaction: Interaction, file: discord.Attachment, word: str = "") -> None:
        """Say what is in a file."""
        text = (await file.read()).decode()
        await interaction.response.send_message(f"{file.filename}: {text} {word}".strip())

    @tree.command()
    @app_commands.default_permissions(manage_guild=True)
    async def secret(interaction: Interaction) -> None:
        """Only for managers."""
        await interaction.response.send_message("psst", ephemeral=True)

    @tree.command()
    async def note(interaction: Interaction) -> None:
        """Open a modal with labels."""
        await interaction.response.send_modal(NoteModal())

    @tree.context_menu(name="Apply roll")
    async def apply_roll(interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"Roll: {message.content}", ephemeral=True)


@asynccontextmanager
async def running(bot: discord.Client, sandbox: Sandbox) -> AsyncIterator[None]:
    """Log the bot in to the sandbox, wait until it is ready, and close it in the end."""
    with discord_py_talks_to(sandbox.base_url, sandbox.gateway_url):
        async with bot:
            await bot.login("a-token")
            connection = asyncio.create_task(bot.connect())
            ready = asyncio.create_task(bot.wait_until_ready())
            try:
                await asyncio.wait({connection, ready}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
                if connection.done():
                    connection.result()
                assert ready.done(), "the bot did not become ready"
                yield
            finally:
                ready.cancel()
                await bot.close()
                await asyncio.wait({connection, ready})


def text_channel(bot: ExampleBot, driver: Driver, name: str) -> discord.TextChannel:
    """Return a text channel by name, as the bot knows it."""
    channel = bot.get_channel(driver.channel(name).id)
    assert isinstance(channel, discord.TextChannel)
    return channel
