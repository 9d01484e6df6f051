"""Background work of the cellar: sealing the logs and letting listeners hear. The sixth field of a cron is seconds."""

import structlog
from procrastinate import App, JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from rotonde.kern import begrenzing, concept, keten, ketenkop, luisteraars, metingen, mutatiewaarden, sessie, zegel

logboek = structlog.get_logger()

# Seconds; a worker says every ten that it lives.
ZONDER_HARTSLAG = 30


@app.periodic(cron="* * * * * */20")
@app.task(queueing_lock="verzegelen", name="kern.verzegelen", pass_context=False)
def verzegelen(timestamp: int) -> None:
    """Encrypt what personal values were, and seal the logs; the lag stays under a minute (AF-04, AF-05)."""
    mutatiewaarden.berg_op()
    zegel.verzegel()
    ketenkop.begin()


@app.periodic(cron="0 * * * *")
@app.task(queueing_lock="ketenkop", name="kern.ketenkop", pass_context=False)
def ketenkop_uitvoeren(timestamp: int) -> None:
    """Let the head of the chain leave the database, signed; its short form goes to the technical log (SEC-27)."""
    logboek.info("ketenkop", kort=ketenkop.voer_uit().kort)


@app.periodic(cron="12 * * * *")
@app.task(queueing_lock="keten_nakijken", name="kern.keten_nakijken", pass_context=False)
def keten_nakijken(timestamp: int) -> None:
    """Check every seal and every exported head; what is broken is an incident at once (SEC-28)."""
    keten.kijk_na()


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="luisteren", name="kern.luisteren", pass_context=False)
def luisteren(timestamp: int) -> None:
    """Let every listener handle what was announced since its last round."""
    for luisteraar in luisteraars.LUISTERAARS.values():
        luisteraars.verwerk(luisteraar)


@app.periodic(cron="* * * * * */20")
@app.task(queueing_lock="meten", name="kern.meten", pass_context=False)
def meten(timestamp: int) -> None:
    """Count what is watched; what breaks is red within a minute (REL-20)."""
    metingen.meet_alles()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="hervatten", name="kern.hervatten", pass_context=True)
async def hervatten(context: JobContext, timestamp: int) -> None:
    """Put back what a worker was doing when it died: each job is made to bear being done again (REL-04)."""
    await zet_terug(context.app, zonder_hartslag=ZONDER_HARTSLAG)


async def zet_terug(vanuit: App, *, zonder_hartslag: float) -> int:
    """Put the jobs of workers that were silent for so many seconds back in the queue; returns how many.

    Where the same job already waits, that one does the work and the stranded one is dropped.
    """
    gestrand = list(await vanuit.job_manager.get_stalled_jobs(seconds_since_heartbeat=zonder_hartslag))
    return sum([await _zet_een_terug(vanuit, taak) for taak in gestrand])


async def _zet_een_terug(vanuit: App, taak: Job) -> bool:
    try:
        await vanuit.job_manager.retry_job(taak)
    except UniqueViolation:  # of the queueing lock: a round that came since
        await vanuit.job_manager.finish_job(taak, Status.FAILED, delete_job=True)
        return False
    return True


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="opruimen", name="kern.opruimen", pass_context=True)
async def opruimen(context: JobContext, timestamp: int) -> None:
    """Forget jobs that succeeded more than a day ago; failed ones stay until somebody looked at them."""
    await builtin_tasks.remove_old_jobs(context, max_hours=24)


@app.periodic(cron="23 * * * *")
@app.task(queueing_lock="vergeten", name="kern.vergeten", pass_context=False)
def vergeten(timestamp: int) -> None:
    """Forget who came how often, what was typed two days ago and never sent, and sessions of the past (PRIV-47)."""
    begrenzing.ruim_op()
    concept.ruim_op()
    sessie.ruim_op()
