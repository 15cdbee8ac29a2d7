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

// What the shop charges when the buyer pays, in sen.
export function due(state) {
  return 0;
}

// The state after an event, and what the shop says.
export function step(state, event) {
  return { state, say: "Not now" };
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
