#include <lend/lend.hpp>

#include "program/command_line.hpp"

#include <algorithm>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view help = R"(usage: bank [--accounts N] [--transfers N] [--tellers N]

Tellers (8) move money between accounts (100), two at a time, until there have been so many
transfers (1000000). Meanwhile an auditor adds up what all accounts have. No money is lost, and none
is on its way when it looks.
)";

using account = lend::mutex<long>;

/// Whoever moves money shares it, and whoever wants to see all accounts as they are at one moment
/// has it alone.
struct books {
  long audits = 0;
};

constexpr long at_first = 1'000;  // in each account

void transfer(lend::slice<account> accounts, lend::ref<lend::rw_mutex<books>> open,
              std::size_t transfers, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  for (std::size_t i = 0; i < transfers; ++i) {
    const std::size_t from = below(accounts.size());
    const std::size_t to = (from + 1 + below(accounts.size() - 1)) % accounts.size();
    const auto day = open->lock_shared();
    auto [giver, taker] = lend::lock_all(accounts[from], accounts[to]);
    const long amount = std::min(*giver, static_cast<long>(below(100)));
    *giver -= amount;
    *taker += amount;
  }
}

long add_up(lend::slice<account> accounts) {
  long sum = 0;
  for (account& one : accounts) {
    sum += one.with([](const long& balance) { return balance; });
  }
  return sum;
}

/// How often the sum was wrong.
long audit(lend::slice<account> accounts, lend::ref<lend::rw_mutex<books>> open, long times,
           long expected) {
  long wrong = 0;
  for (long i = 0; i < times; ++i) {
    auto closed = open->lock();
    ++closed->audits;
    wrong += add_up(accounts) == expected ? 0 : 1;
  }
  return wrong;
}

long do_business(lend::scope_handle& day, lend::slice<account> accounts,
                 lend::ref<lend::rw_mutex<books>> open, std::size_t transfers,
                 std::size_t tellers) {
  const long expected = at_first * static_cast<long>(accounts.size());
  auto wrong = day.spawn(audit, accounts, open, 200L, expected);
  for (std::size_t teller = 0; teller < tellers; ++teller) {
    day.spawn(transfer, accounts, open, transfers, static_cast<unsigned>(teller));
  }
  return wrong.join();
}

int run(program::command_line& arguments) {
  constexpr std::size_t most = 1'000'000'000;
  const std::size_t count = arguments.number("--accounts", 100, 2, 1'000'000);
  const std::size_t transfers = arguments.number("--transfers", 1'000'000, 0, most);
  const std::size_t tellers = arguments.number("--tellers", 8, 1, 10'000);
  arguments.expect_no_more();

  std::vector<account> accounts(count);
  for (account& one : accounts) {
    one.with([](long& balance) { balance = at_first; });
  }
  lend::rw_mutex<books> open;
  const long wrong = lend::scope(do_business, lend::shared(accounts), lend::shared(open),
                                 transfers / tellers, tellers);
  const long audits = open.with([](const books& all) { return all.audits; });
  std::printf("%zu transfers by %zu tellers, %ld audits of %zu accounts\n",
              transfers / tellers * tellers, tellers, audits, count);
  if (wrong != 0) throw std::runtime_error("an audit found another sum");
  if (lend::call(add_up, lend::shared(accounts)) != at_first * static_cast<long>(count)) {
    throw std::runtime_error("money was lost");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "bank", .help = help, .run = run});
}
