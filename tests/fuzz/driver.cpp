// Runs a target on random bytes where the compiler has no libFuzzer, with options of the same
// names.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

struct settings {
  std::uint64_t runs = 1000;
  std::uint64_t seed = std::random_device{}();
  std::uint64_t max_len = 256;
  std::uint64_t max_total_time = 0;
};

/// The value of `-name=value` if `argument` is that.
bool read(std::string_view argument, std::string_view name, std::uint64_t& value) {
  if (!argument.starts_with(name)) {
    return false;
  }
  value = std::stoull(std::string(argument.substr(name.size())));
  return true;
}

/// Options of libFuzzer that mean nothing here are left out.
settings settings_of(const std::vector<std::string_view>& arguments) {
  settings chosen;
  for (const std::string_view argument : arguments) {
    (void)(read(argument, "-runs=", chosen.runs) || read(argument, "-seed=", chosen.seed) ||
           read(argument, "-max_len=", chosen.max_len) ||
           read(argument, "-max_total_time=", chosen.max_total_time));
  }
  return chosen;
}

std::vector<std::uint8_t> random_bytes(std::uint64_t seed, std::uint64_t max_len) {
  std::mt19937_64 random(seed);
  std::vector<std::uint8_t> bytes(random() % (max_len + 1));
  for (std::uint8_t& byte : bytes) {
    byte = static_cast<std::uint8_t>(random());
  }
  return bytes;
}

bool passes(const char* program, std::uint64_t seed, std::uint64_t max_len) {
  const std::vector<std::uint8_t> bytes = random_bytes(seed, max_len);
  try {
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    return true;
  } catch (const std::exception& failure) {
    std::printf("%s\nagain: %s -runs=1 -max_len=%llu -seed=%llu\n", failure.what(), program,
                static_cast<unsigned long long>(max_len), static_cast<unsigned long long>(seed));
    return false;
  }
}

}  // namespace

int main(int argc, char** argv) {
  using clock = std::chrono::steady_clock;
  const settings chosen = settings_of({argv + 1, argv + argc});
  std::printf("-seed=%llu\n", static_cast<unsigned long long>(chosen.seed));
  std::fflush(stdout);
  const auto end = clock::now() + std::chrono::seconds(chosen.max_total_time);
  std::uint64_t done = 0;
  while (chosen.max_total_time != 0 ? clock::now() < end : done < chosen.runs) {
    if (!passes(argv[0], chosen.seed + done, chosen.max_len)) {
      return 1;
    }
    ++done;
  }
  std::printf("%llu runs\n", static_cast<unsigned long long>(done));
}
