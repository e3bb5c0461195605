#include <lend/lend.hpp>

#include <array>
#include <cstddef>
#include <vector>

using account = lend::mutex<long>;

struct transfer {
  std::size_t from;
  std::size_t to;
  long amount;
};

void carry_out(const transfer& one, std::array<account, 7>& accounts) {
  if (one.from != one.to) {
    auto [from, to] = lend::lock_all(accounts[one.from], accounts[one.to]);
    *from -= one.amount;
    *to += one.amount;
  }
}

int main() {
  std::array<account, 7> accounts;
  std::vector<transfer> transfers;
  for (std::size_t i = 0; i < 1'000; ++i) {
    transfers.push_back({i % 7, i % 5, static_cast<long>(i)});
  }
  lend::for_each(transfers, carry_out, lend::shared(accounts));
  long sum = 0;
  for (account& each : accounts) {
    sum += each.with([](long& balance) { return balance; });
  }
  return sum == 0 ? 0 : 1;
}
