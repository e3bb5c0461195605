/* The end of a scope: its queue, the queue of a task that a thief runs, and memory that comes back.
   src/spawn.cpp, run_stolen() in src/steal.cpp, link_child() and unlink_child() in src/strand.cpp,
   scope_task and stolen_handle in include/lend/task/scope.hpp.

   The body spawns two tasks to the scope's queue and may join one of them. The first task spawns a
   third one: to the scope's queue if the body's thread runs it, else to a queue of its own, which
   outlives it if another thief has the third task then.

   Checked: the scope does not return before all tasks have ended; each task is run once and its
   memory comes back once, by then; a task's queue is disposed of once, and not touched any more;
   nobody waits for ever.

   How one waits is in waiting.pml, and memory is sequentially consistent here, as it is for the
   exchanges and locks that this is about. */

#define THIEVES 2
#define TASKS 3
#define NO_TASK (TASKS + 1)

#define SCOPE 0 /* the scope's queue */
#define TASK 1  /* the first task's, if a thief runs that */
#define SLOTS 3

byte head[2], tail[2];
byte slots[6]; /* SLOTS for each queue */
bit locked[2];
byte children[2];
byte returned[2]; /* a set of tasks */
bit retired[2];
bit open[2];

byte at[TASKS + 1]; /* spawned_job's */
bit taken[TASKS + 1];
bit has_handle[TASKS + 1];
bit ended[TASKS + 1];
byte ran[TASKS + 1], destroyed[TASKS + 1];

byte opened, disposed;
bit returned_from; /* the scope */

inline lock(q) {
  atomic {
    !locked[q];
    assert(open[q]);
    locked[q] = 1
  }
}
inline unlock(q) { locked[q] = 0 }

inline destroy(t) {
  assert(ended[t] && destroyed[t] == 0 && !returned_from);
  destroyed[t]++
}

/* take_back() */
inline take_back(q, set, t) {
  atomic {
    assert(open[q]);
    set = returned[q];
    returned[q] = 0
  }
  atomic {
    for (t : 1 .. TASKS) {
      if
      :: set & (1 << t) ->
         ended[t] = 1;
         if
         :: !has_handle[t] -> destroy(t)
         :: else
         fi
      :: else
      fi
    }
    t = 0;
    set = 0
  }
}

/* spawn(), and the handle that is dropped at once or kept. */
inline spawn(q, t, keep) {
  atomic {
    has_handle[t] = keep;
    at[t] = tail[q];
    slots[q * SLOTS + tail[q]] = t
  }
  tail[q]++
}

/* run_at_home() */
inline run_at_home(t) {
  atomic {
    assert(ran[t] == 0 && !returned_from);
    ran[t]++
  }
  if
  :: t == 1 -> spawn(SCOPE, 3, 0)
  :: else
  fi;
  atomic {
    ended[t] = 1;
    if
    :: !has_handle[t] -> destroy(t)
    :: else
    fi
  }
}

/* pop() with reclaim() */
inline pop(q, slot, ours) {
  tail[q] = slot;
  if
  :: head[q] <= slot -> ours = 1
  :: else ->
     lock(q);
     ours = (head[q] <= slot);
     if
     :: !ours -> head[q] = slot
     :: else
     fi;
     unlock(q)
  fi
}

/* run_what_is_left() */
inline run_what_is_left(q, slot, t, ours) {
  do
  :: slot = tail[q];
     if
     :: slot <= head[q] -> break
     :: else
     fi;
     slot--;
     pop(q, slot, ours);
     if
     :: !ours -> break
     :: else
     fi;
     t = slots[q * SLOTS + slot];
     if
     :: t == NO_TASK
     :: else -> run_at_home(t)
     fi
  od
}

/* drain(), with is_drained() */
inline drain(q, slot, t, ours) {
  do
  :: run_what_is_left(q, slot, t, ours);
#ifdef CLOSE_WITHOUT_LOCK
     break
#else
     lock(q);
     ours = (head[q] >= tail[q]);
     unlock(q);
#ifdef DRAIN_ONCE
     break
#else
     if
     :: ours -> break
     :: else
     fi
#endif
#endif
  od;
  atomic {
    slot = 0;
    t = 0;
    ours = 0
  }
}

/* take_out() */
inline take_out(t, out) {
  lock(SCOPE);
  atomic {
    if
    :: at[t] >= head[SCOPE] && at[t] < tail[SCOPE] && slots[at[t]] == t ->
       out = 1;
       slots[at[t]] = NO_TASK;
       do
       :: tail[SCOPE] > head[SCOPE] && slots[tail[SCOPE] - 1] == NO_TASK -> tail[SCOPE]--
       :: else -> break
       od
    :: else -> out = 0
    fi
  }
  unlock(SCOPE)
}

/* The thread of the scope. */
proctype body() {
  byte set, t, slot, joined;
  bit ours;
  open[SCOPE] = 1; /* open_scope() */
  if
  :: joined = 0
  :: joined = 1
  :: joined = 2
  fi;
  spawn(SCOPE, 1, joined == 1);
  spawn(SCOPE, 2, joined == 2);
  if
  :: joined == 0
  :: else -> /* scope_task::join(): await_spawned(), then release() */
     take_back(SCOPE, set, t);
     if
     :: ended[joined]
     :: else ->
        take_out(joined, ours);
        if
        :: ours -> run_at_home(joined)
        :: else -> !taken[joined] /* await() */
        fi
     fi;
     atomic {
       assert(ran[joined] == 1);
       has_handle[joined] = 0;
       if
       :: ended[joined] -> destroy(joined)
       :: else
       fi
     }
  fi;
  /* close_scope() */
  drain(SCOPE, slot, t, ours);
  children[SCOPE] == 0; /* wait_for_thieves() */
  take_back(SCOPE, set, t);
  lock(SCOPE); /* close(): detach() */
  open[SCOPE] = 0;
  unlock(SCOPE);
  atomic {
    returned_from = 1;
    for (t : 1 .. TASKS) { assert(ran[t] == 1 && destroyed[t] == 1) }
    assert(disposed == opened)
  }
}

/* dispose() of the task's queue. */
inline dispose(set, t) {
  take_back(TASK, set, t);
  disposed++;
  assert(disposed == 1);
  lock(SCOPE); /* close(): unlink_child(), detach() */
  children[SCOPE]--;
  unlock(SCOPE);
  lock(TASK);
  open[TASK] = 0;
  unlock(TASK)
}

proctype thief() {
  byte q, slot, t, set, task, own;
  bit ours, last;
end_idle:
  do
  :: atomic {
       if
       :: open[SCOPE] && head[SCOPE] < tail[SCOPE] -> q = SCOPE
       :: open[TASK] && head[TASK] < tail[TASK] -> q = TASK
       fi;
       !locked[q];
       locked[q] = 1
     }
     /* steal() */
     slot = head[q];
     do
     :: slot >= tail[q] -> break
     :: else ->
        head[q] = slot + 1;
        if
        :: slot >= tail[q] -> head[q] = slot; break
        :: else
        fi;
        task = slots[q * SLOTS + slot]; /* take() */
        if
        :: task == NO_TASK -> task = 0; slot++
        :: else ->
           taken[task] = 1;
           children[q]++; /* link_child() */
           break
        fi
     od;
     unlock(q);
     slot = 0;
     if
     :: task == 0
     :: else ->
        /* run_stolen() */
        atomic {
          assert(ran[task] == 0 && !returned_from);
          ran[task]++
        }
        if
        :: task == 1 -> /* in a stolen_handle */
           atomic {
             assert(!open[TASK]); /* open_queue() */
             open[TASK] = 1;
             opened++
           }
           lock(SCOPE);
           children[SCOPE]++;
           unlock(SCOPE);
           spawn(TASK, 3, 0);
           /* close_queue() */
           drain(TASK, slot, own, ours);
#ifdef RETIRE_WITHOUT_LOCK
           retired[TASK] = 1;
           last = (children[TASK] == 0);
#else
           lock(TASK);
           retired[TASK] = 1;
           last = (children[TASK] == 0);
           unlock(TASK);
#endif
           if
           :: last -> dispose(set, own)
           :: else
           fi
        :: else
        fi;
        taken[task] = 0;
#ifndef UNLINK_BEFORE_GIVE_BACK
        atomic {
          assert(open[q]);
          returned[q] = returned[q] | (1 << task) /* give_back() */
        }
#endif
        lock(q);
        children[q]--; /* unlink_child() */
        last = (retired[q] && children[q] == 0);
        unlock(q);
#ifdef UNLINK_BEFORE_GIVE_BACK
        atomic {
          assert(open[q]);
          returned[q] = returned[q] | (1 << task)
        }
#endif
        if
        :: last -> dispose(set, own)
        :: else
        fi
     fi;
     atomic {
       task = 0;
       last = 0;
       q = 0
     }
  od
}

init {
  byte i;
  atomic {
    run body();
    for (i : 1 .. THIEVES) { run thief() }
  }
}
