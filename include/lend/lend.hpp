#pragma once

#include <lend/algo/divide_and_conquer.hpp>
#include <lend/algo/for_each.hpp>
#include <lend/algo/parallel_for.hpp>
#include <lend/algo/reduce.hpp>
#include <lend/algo/sort.hpp>
#include <lend/algo/stable_sort.hpp>
#include <lend/algo/transform.hpp>
#include <lend/own/box.hpp>
#include <lend/own/call.hpp>
#include <lend/own/view.hpp>
#include <lend/task/arena.hpp>
#include <lend/task/join.hpp>
#include <lend/task/options.hpp>
#include <lend/task/run.hpp>
#include <lend/task/scope.hpp>
#include <lend/task/worker_local.hpp>
