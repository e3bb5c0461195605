/* A loop in a deque: its owner claims indices at the front, thieves split off the back.
   range_owner, split() and run_range() in src/loop.cpp, take_part() in src/steal.cpp.

   Checked: each index is run once, by whoever; nothing of the loop runs any more when its owner
   goes on; nobody waits for ever.

   What the owner claims at once, and so where thieves split, is measured in the library and left
   open here. A thief runs its part without splitting it again: parts.pml has that. */

#ifndef COUNT
#define COUNT 5 /* indices */
#endif
#define THIEVES 2
#ifndef SPLITS
#define SPLITS 3 /* tried in all */
#endif

#define OWNER 0
#define THREADS (1 + THIEVES)

#define NEXT 0
#define END 1
#define LOCK 2
#define TAKEN 3
#define CELLS 4

#include "tso.pml"

byte ran[COUNT];
byte splits;
bit gone; /* the owner goes on */

inline run_range(from, past) {
  atomic {
    do
    :: from >= past -> break
    :: else ->
       assert(ran[from] == 0 && !gone);
       ran[from]++;
       from++
    od
  }
}

/* range_owner::run() with claim(), then ~range_owner() and await(). */
proctype owner() {
  byte begin = 0, wanted, end, i;
  do
  :: atomic {
       select(wanted : 1 .. 3); /* chunk: one, two or many */
       if
       :: wanted < 3 && begin + wanted <= COUNT -> wanted = begin + wanted
       :: else -> wanted = COUNT
       fi
     }
     /* claim() */
#ifdef CLAIM_WITHOUT_EXCHANGE
     store(OWNER, NEXT, wanted);
#else
     exchange(OWNER, NEXT, wanted);
#endif
     end = memory[END];
     if
     :: wanted <= end
     :: else ->
#ifndef CLAIM_WITHOUT_LOCK
        lock(OWNER, LOCK);
        end = memory[END];
#endif
        if
        :: wanted > end -> wanted = end
        :: else
        fi;
        if
        :: wanted < begin -> wanted = begin
        :: else
        fi;
        exchange(OWNER, NEXT, wanted);
#ifndef CLAIM_WITHOUT_LOCK
        unlock(OWNER, LOCK)
#endif
     fi;
     if
     :: wanted == begin -> break
     :: else -> run_range(begin, wanted)
     fi
  od;
  /* ~range_owner() */
  lock(OWNER, LOCK);
  unlock(OWNER, LOCK);
  memory[TAKEN] == 0; /* await() */
  atomic {
    gone = 1;
    for (i : 0 .. COUNT - 1) { assert(ran[i] == 1) }
  }
}

/* steal() and take_part() of a loop, once it is theirs to look at; run_stolen(). */
proctype thief(byte who) {
  byte next, end, middle, claimed;
  bit found;
end_idle:
  do
  :: atomic {
       splits < SPLITS && !gone;
       splits++
     }
     lock(who, LOCK);
     /* split() */
     end = memory[END];
     next = memory[NEXT];
     if
     :: next >= end
     :: else ->
        middle = next + (end - next) / 2;
#ifdef SPLIT_WITHOUT_ORDER
        store(who, END, middle);
#else
        exchange(who, END, middle);
#endif
        claimed = memory[NEXT];
        found = 1;
        if
        :: claimed > middle ->
#ifndef SPLIT_WITHOUT_RESTORING
           if
           :: claimed < end -> middle = claimed
           :: else -> middle = end
           fi;
           exchange(who, END, middle);
           found = (middle != end)
#endif
        :: else
        fi
     fi;
     if
     :: found -> add(who, TAKEN, 1)
     :: else
     fi;
     unlock(who, LOCK);
     /* run_stolen() */
     if
     :: found ->
        run_range(middle, end);
        add(who, TAKEN, -1)
     :: else
     fi;
     atomic {
       next = 0;
       end = 0;
       middle = 0;
       claimed = 0;
       found = 0
     }
  od
}

init {
  byte i;
  atomic {
    memory[END] = COUNT;
    run owner();
    run store_buffer(OWNER);
    for (i : 1 .. THIEVES) {
      run thief(i);
      run store_buffer(i)
    }
  }
}
