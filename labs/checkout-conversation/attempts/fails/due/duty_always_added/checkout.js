// Duty in percent of the goods. Made up for this lab.
const rates = { CN: 0, TH: 10, VN: 5 };

export function start(goods, terms) {
  return {
    screen: "cart",
    goods,
    terms,
    to: null,
    duty: null,
    receipts: {},
  };
}

// Half a sen goes up.
function dutyOf(goods, to) {
  return Math.floor((goods * rates[to] + 50) / 100);
}

function money(sen) {
  return `RM ${(sen / 100).toFixed(2)}`;
}

function receipt(key, sen) {
  return `Receipt ${key}: ${money(sen)}`;
}

// What the shop says on a screen.
export function tell(state) {
  switch (state.screen) {
    case "cart":
      return `Cart: ${money(state.goods)}`;
    case "address":
      return `To: ${state.to ?? "nowhere yet"}`;
    case "duties":
      return state.terms === "DDP"
        ? `Duty ${money(state.duty)}, in our price`
        : `Duty ${money(state.duty)}, at your door`;
    case "pay":
      return `Pay ${money(due(state))}`;
    default:
      return "Thank you";
  }
}

export function due(state) {
  return state.goods + state.duty;
}

const before = { address: "cart", duties: "address", pay: "duties" };

function show(state) {
  return { state, say: tell(state) };
}

export function step(state, event) {
  const refused = { state, say: "Not now" };
  switch (event.type) {
    case "next":
      if (state.screen === "cart") return show({ ...state, screen: "address" });
      if (state.screen === "address") {
        if (state.to === null) return { state, say: "Where to?" };
        return show({ ...state, screen: "duties", duty: dutyOf(state.goods, state.to) });
      }
      if (state.screen === "duties") return show({ ...state, screen: "pay" });
      if (state.screen === "done") return show({ ...state, screen: "cart", duty: null });
      return refused;
    case "back":
      if (!(state.screen in before)) return refused;
      return show({ ...state, screen: before[state.screen] });
    case "address":
      if (state.screen === "done") return refused;
      return show({ ...state, screen: "address", to: event.value, duty: null });
    case "pay": {
      const key = event.value;
      if (Object.hasOwn(state.receipts, key)) return { state, say: receipt(key, state.receipts[key]) };
      if (state.screen !== "pay") return refused;
      const amount = due(state);
      return {
        state: { ...state, screen: "done", receipts: { ...state.receipts, [key]: amount } },
        say: receipt(key, amount),
      };
    }
    default:
      return refused;
  }
}

// Every answer, event by event. Leave this to the checks.
export function walk(state, events) {
  const answers = [];
  for (const event of events) {
    const answer = step(state, event);
    answers.push(answer);
    state = answer.state;
  }
  return answers;
}
