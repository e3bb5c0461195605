/* A thread that waits for a job looks for parts of it in the strands below, by sightings: a strand
   and its generation. Strands are used again, for something else, all the time.
   visit_below() and strands_below in src/wait.cpp, run_stolen() in src/steal.cpp, attach() and
   detach() in src/strand.cpp.

   Checked: whoever waits for a job runs only parts of that job.

   Memory is sequentially consistent here: all that matters is under locks. */

#ifndef USES
#define USES 2 /* of the strand, after the one that is part of what is waited for */
#endif
#define WALKS 2 /* each of which may steal */

#define ABOVE 0 /* the strand of the one who waits */
#define BELOW 1 /* that of the thread that runs what was stolen */

bit locked[2];
bit linked = 1;
byte generation; /* of the strand below */
byte use = 1;    /* what it is used for; 1: the job that is waited for */
byte taken = 1;  /* of that job */
bit entry;       /* there is one in the deque of the strand below */
bit running;     /* a thief runs it */

inline lock(s) {
  atomic {
    !locked[s];
    locked[s] = 1
  }
}
inline unlock(s) { locked[s] = 0 }

inline detach() {
  lock(BELOW);
  generation++;
  unlock(BELOW)
}

/* push() and pop(), or await() if it was stolen */
inline fork() {
  entry = 1;
  atomic {
    !locked[BELOW];
    entry = 0
  }
  !running
}

proctype runner() {
  byte uses;
  fork();
  /* run_stolen() */
#ifdef DETACH_BEFORE_UNLINK
  detach();
#endif
  lock(ABOVE);
  linked = 0;
  unlock(ABOVE);
  taken--;
#if !defined(DETACH_BEFORE_UNLINK) && !defined(NO_DETACH)
  detach();
#endif
  /* release_strand(), and on to something else */
  do
  :: uses == USES -> break
  :: else ->
     uses++;
     lock(BELOW); /* attach() */
     use = 1 + uses;
     unlock(BELOW);
     fork();
     detach()
  od
}

proctype waiter() {
  byte walks, seen_generation;
  bit seen;
  do
  :: taken == 0 -> break
  :: walks < WALKS ->
     walks++;
     /* visit_below(): add_children() */
     lock(ABOVE);
     atomic {
       seen = linked;
       seen_generation = generation
     }
     unlock(ABOVE);
     if
     :: seen ->
        lock(BELOW);
        if
#ifdef WALK_WITHOUT_GENERATION
        :: entry ->
#else
        :: generation == seen_generation && entry ->
#endif
           assert(use == 1); /* steal() */
           entry = 0;
           running = 1
        :: else
        fi;
        unlock(BELOW);
        running = 0 /* run_stolen() */
     :: else
     fi
  od
}

init {
  atomic {
    run runner();
    run waiter()
  }
}
