/* The parts of a loop that were stolen from parts: all are owed to the strand at home, whose owner
   alone waits. take_part() and run_stolen() in src/steal.cpp, run_range(), run_part() and
   ~range_owner() in src/loop.cpp, park() in src/wait.cpp.

   Checked: when the owner of the loop goes on, all of it has run, nobody touches it any more, and
   the strand at home has no children; it does go on; no two threads wait for each other's locks.

   Memory is sequentially consistent here: who gets which index is what loop.pml is about. */

#ifndef COUNT
#define COUNT 4 /* indices */
#endif
#define THIEVES 2
#ifndef STEALS
#define STEALS 3 /* in all */
#endif

#define HOME 0
#define STRANDS (1 + THIEVES)

bit locked[STRANDS];
bit in_deque[STRANDS]; /* there is a range in it, */
byte left[STRANDS];    /* of so many indices that nobody claimed */
byte taken;            /* of the whole loop */
byte children;         /* of the strand at home */
byte ran;
byte steals;
bit parked;
bit gone; /* the owner goes on: the loop was on its stack */

inline lock(s) {
  atomic {
    !locked[s];
    locked[s] = 1
  }
}
inline unlock(s) { locked[s] = 0 }

/* range_owner: what a strand does with its range. */
inline run_and_remove(s) {
  do
  :: atomic {
       left[s] > 0 ->
       assert(!gone);
       left[s]--;
       ran++
     }
  :: atomic { left[s] == 0 -> break }
  od;
#ifndef RANGE_STAYS
  lock(s);
  in_deque[s] = 0;
  unlock(s)
#endif
}

inline count_part() {
  atomic {
    assert(!gone);
    taken++
  }
}

/* run_range() */
proctype owner() {
  run_and_remove(HOME);
  do
  :: taken == 0 -> break
  :: else ->
     parked = 1;
     if
     :: taken == 0
     :: else -> !parked
     fi;
     parked = 0
  od;
  atomic {
    gone = 1;
    assert(ran == COUNT && children == 0)
  }
}

/* take_part() from a strand, run_part(), run_stolen() */
proctype thief(byte me) {
  byte victim;
  byte part;
  bit last;
end_idle:
  do
  :: atomic {
       steals < STEALS && !gone;
       steals++;
       select(victim : 0 .. STRANDS - 1)
     }
#ifdef HOME_LOCKED_FIRST
     if
     :: victim != HOME -> lock(HOME)
     :: else
     fi;
#endif
     lock(victim);
     if
     :: atomic {
          in_deque[victim] && left[victim] > 1 ->
          part = left[victim] / 2;
          left[victim] = left[victim] - part
        }
#ifndef COUNT_AFTER_UNLOCK
        count_part();
#endif
#ifndef HOME_LOCKED_FIRST
        if
        :: victim != HOME -> lock(HOME)
        :: else
        fi;
#endif
        children++;
        if
        :: victim != HOME -> unlock(HOME)
        :: else
        fi
     :: else ->
#ifdef HOME_LOCKED_FIRST
        if
        :: victim != HOME -> unlock(HOME)
        :: else
        fi;
#endif
        part = 0
     fi;
     unlock(victim);
     if
     :: part > 0 ->
#ifdef COUNT_AFTER_UNLOCK
        count_part();
#endif
        atomic {
          in_deque[me] = 1;
          left[me] = part
        }
        run_and_remove(me);
#ifndef UNLINK_AFTER_END
        lock(HOME);
        children--;
        unlock(HOME);
#endif
        atomic {
          assert(!gone);
          taken--;
          last = (taken == 0)
        }
#ifdef UNLINK_AFTER_END
        lock(HOME);
        children--;
        unlock(HOME);
#endif
#ifdef RANGE_STAYS
        in_deque[me] = 0;
#endif
#ifndef END_WITHOUT_WAKE
        if
        :: last -> parked = 0 /* a wake that comes late does no harm */
        :: else
        fi
#endif
     :: else
     fi;
     atomic {
       victim = 0;
       part = 0;
       last = 0
     }
  od
}

/* before_fork() in src/process.cpp, by a thread that works on a part of the loop that it stole
   while it waits for the loop: it locks its own strands, the innermost first. */
proctype forking() {
  lock(1);
  lock(HOME);
  unlock(HOME);
  unlock(1)
}

init {
  byte i;
  atomic {
    in_deque[HOME] = 1;
    left[HOME] = COUNT;
    run owner();
    run forking();
    for (i : 1 .. THIEVES) { run thief(i) }
  }
}
