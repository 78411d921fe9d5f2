-- wrk asks for one pair after another. Environment: PEERS_PATH with {r} and {p}, PEERS_PAIRS a file of "RUS IRN" lines.
local path = os.getenv("PEERS_PATH")
local requests, place = {}, 0

init = function()
  local pairs_of, count = {}, 0
  for line in io.lines(os.getenv("PEERS_PAIRS")) do
    count = count + 1
    pairs_of[count] = line
  end
  local random = 12345
  for i = 1, math.min(count, 5000) do
    random = (random * 1103515245 + 12345) % 2147483648
    local reporter, partner = pairs_of[random % count + 1]:match("(%S+) (%S+)")
    local filled = path:gsub("{r}", reporter):gsub("{p}", partner)
    requests[i] = wrk.format("GET", filled, { ["Accept"] = "application/json" })
  end
end

request = function()
  place = place % #requests + 1
  return requests[place]
end
