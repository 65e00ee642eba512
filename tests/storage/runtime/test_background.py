import asyncio
import gc

from structlog.testing import capture_logs

from storage.runtime.background import BackgroundTasks


async def test_a_task_without_another_reference_completes() -> None:
    tasks, ended = BackgroundTasks(), asyncio.Event()

    async def work() -> None:
        await asyncio.sleep(0)
        ended.set()

    tasks.start(work(), "work")
    gc.collect()
    await asyncio.wait_for(ended.wait(), 1)
    await tasks.wait()
    assert len(tasks) == 0


async def test_a_failure_is_logged_with_the_name_of_the_task() -> None:
    tasks = BackgroundTasks()

    async def fail() -> None:
        raise ValueError("broken")

    with capture_logs() as logged:
        tasks.start(fail(), "tell a viewer")
        await tasks.wait()
        await asyncio.sleep(0)
    assert [(entry["log_level"], entry["task"], str(entry["exc_info"])) for entry in logged] == [
        ("error", "tell a viewer", "broken")
    ]


async def test_a_cancelled_task_is_no_failure_and_has_ended_when_stop_returns() -> None:
    tasks, cleaned = BackgroundTasks(), []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            cleaned.append(True)

    with capture_logs() as logged:
        tasks.start(work(), "work")
        await asyncio.sleep(0)
        await tasks.stop()
        await asyncio.sleep(0)
    assert (cleaned, logged, len(tasks)) == ([True], [], 0)


async def test_nothing_begins_after_the_stop() -> None:
    tasks, begun = BackgroundTasks(), []

    async def work() -> None:
        begun.append(True)

    await tasks.stop()
    with capture_logs() as logged:
        task = tasks.start(work(), "late")
        await tasks.wait()
    assert (begun, task.cancelled(), logged, len(tasks)) == ([], True, [], 0)


async def test_waiting_ends_after_its_time_and_leaves_the_task_running() -> None:
    tasks = BackgroundTasks()
    task = tasks.start(asyncio.sleep(60), "long")
    await tasks.wait(0.01)
    assert not task.done()
    await tasks.stop()


async def test_the_failure_of_a_tracked_task_is_left_to_its_library() -> None:
    tasks = BackgroundTasks()

    async def fail() -> None:
        raise ValueError("broken")

    task = asyncio.create_task(fail())
    tasks.track(task)
    with capture_logs() as logged:
        await tasks.wait()
        await asyncio.sleep(0)
    assert logged == []
    assert isinstance(task.exception(), ValueError)
